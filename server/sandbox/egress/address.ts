import { BlockList, isIP } from 'node:net';
import os from 'node:os';

/**
 * IPv4 that is not the public internet: the IANA registry of special addresses, and where clouds keep what a machine
 * may know of itself (169.254.169.254 is link-local, 100.100.100.200 CGNAT, 192.0.0.192 in the protocol block).
 */
const NOT_PUBLIC_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** All that IPv6 has given out to be routed. Mapped, translated (NAT64), local and multicast addresses lie outside. */
const GLOBAL_UNICAST_IPV6 = ['2000::', 3] as const;

/** Inside it and still not public: protocol assignments with Teredo and ORCHID, documentation, 6to4. */
const NOT_PUBLIC_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const blockList = (family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of subnets) {
    list.addSubnet(network, prefix, family);
  }
  return list;
};

const notPublicIpv4 = blockList('ipv4', NOT_PUBLIC_IPV4);
const notPublicIpv6 = blockList('ipv6', NOT_PUBLIC_IPV6);
const globalUnicastIpv6 = blockList('ipv6', [GLOBAL_UNICAST_IPV6]);

type Interfaces = ReturnType<typeof os.networkInterfaces>;

/** A shorter prefix is no local network: a tunnel that takes all traffic says `/1`. */
const LOCAL_PREFIX_MIN = 48;

/**
 * What belongs to this machine although its number is public: its own addresses, and the IPv6 networks it stands in,
 * whose other machines a firewall keeps from the internet but not from us.
 */
const ownAddresses = (interfaces: Interfaces): BlockList => {
  const list = new BlockList();
  for (const { address, family, cidr } of Object.values(interfaces).flatMap((found) => found ?? [])) {
    const prefix = Number(cidr?.split('/')[1] ?? 128);
    if (family === 'IPv4') {
      list.addAddress(address, 'ipv4');
    } else if (prefix >= LOCAL_PREFIX_MIN && prefix < 128) {
      list.addSubnet(address, prefix, 'ipv6');
    } else {
      list.addAddress(address, 'ipv6');
    }
  }
  return list;
};

/**
 * Whether a tool may be connected to `address`, a plain IPv4 or IPv6 address as a resolver returns it. Anything else
 * (short, octal or hexadecimal forms, zones, brackets) is not public: `readAuthority` has made those plain before.
 */
export const isPublicAddress = (
  address: string,
  interfaces: Interfaces = os.networkInterfaces(),
): boolean => {
  switch (isIP(address)) {
    case 4:
      return !notPublicIpv4.check(address, 'ipv4') && !ownAddresses(interfaces).check(address, 'ipv4');
    case 6:
      return (
        !address.includes('%') &&
        globalUnicastIpv6.check(address, 'ipv6') &&
        !notPublicIpv6.check(address, 'ipv6') &&
        !ownAddresses(interfaces).check(address, 'ipv6')
      );
    default:
      return false;
  }
};
