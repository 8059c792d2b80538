import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address';

const NO_INTERFACES = {};

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '168.63.129.15',
  '168.63.129.17',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '191.255.255.255',
  '192.0.1.1',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2003::1',
  '2606:4700:4700::1111',
  '2a00:1450:4001:830::200e',
  '3ffe::1',
];

const NOT_PUBLIC = {
  'this network': ['0.0.0.0', '0.255.255.255'],
  private: [
    '10.0.0.0',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.168.255.255',
    'fc00::1',
    'fd00:ec2::254',
  ],
  'carrier-grade NAT': ['100.64.0.0', '100.100.100.200', '100.127.255.255'],
  loopback: ['127.0.0.1', '127.255.255.255', '::1'],
  'link-local and metadata': [
    '169.254.0.1',
    '169.254.169.254',
    '169.254.170.2',
    'fe80::1',
    'fe80::a9fe:a9fe',
  ],
  'the virtual address of Azure': ['168.63.129.16'],
  'protocol assignments': ['192.0.0.1', '192.0.0.192', '192.88.99.1', '2001::1', '2001:1ff:ffff::1'],
  documentation: ['192.0.2.1', '198.51.100.1', '203.0.113.255', '2001:db8::1', '3fff::1', '3fff:fff::1'],
  benchmarking: ['198.18.0.0', '198.19.255.255', '2001:2::1'],
  'multicast, reserved, broadcast': [
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    'ff02::1',
  ],
  unspecified: ['::'],
  'IPv4 inside IPv6': [
    '::ffff:8.8.8.8',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::8.8.8.8',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '2002:808:808::1',
    '2001:0:808:808::1',
    '::ffff:0:808:808',
  ],
  'not given out': ['100::1', '1fff::1', '4000::1', '5f00::1', '8000::1', 'fec0::1'],
  'no plain address': [
    '',
    'localhost',
    'example.com',
    '2130706433',
    '134744072',
    '0x8080808',
    '010.8.8.8',
    '8.8.8',
    '8.8.8.8.',
    ' 8.8.8.8',
    '8.8.8.8\0',
    '[2606:4700::1]',
    '2606:4700::1%eth0',
  ],
};

describe('isPublicAddress', () => {
  it.each(PUBLIC)('lets a tool reach %s', (address) => {
    expect(isPublicAddress(address, NO_INTERFACES)).toBe(true);
  });

  describe.each(Object.entries(NOT_PUBLIC))('%s', (_kind, addresses) => {
    it.each(addresses)('keeps a tool from "%s"', (address) => {
      expect(isPublicAddress(address, NO_INTERFACES)).toBe(false);
    });
  });

  describe('what this machine is known by', () => {
    const ipv4 = { family: 'IPv4', netmask: '', mac: '', internal: false } as const;
    const ipv6 = { family: 'IPv6', netmask: '', mac: '', internal: false, scopeid: 0 } as const;
    const interfaces = {
      eth0: [
        { ...ipv4, address: '93.184.216.34', cidr: '93.184.216.34/24' },
        { ...ipv6, address: '2a01:4f8:c0c:1::2', cidr: '2a01:4f8:c0c:1::2/64' },
      ],
      tunnel: [{ ...ipv6, address: '2a02:1::1', cidr: '2a02:1::1/3' }],
      empty: undefined,
    };

    it.each([
      ['its own IPv4 address', '93.184.216.34', false],
      ["another customer's, beside it", '93.184.216.35', true],
      ['its own IPv6 address', '2a01:4f8:c0c:1::2', false],
      ['the same, written out', '2A01:04f8:0c0c:0001:0:0:0:2', false],
      ['its neighbour behind the same firewall', '2a01:4f8:c0c:1:aaaa::1', false],
      ['the next network', '2a01:4f8:c0c:2::1', true],
      ['the end of a tunnel', '2a02:1::1', false],
      ['what the tunnel leads to', '2a02:2::1', true],
    ])('%s', (_what, address, expected) => {
      expect(isPublicAddress(address, interfaces)).toBe(expected);
    });
  });
});
