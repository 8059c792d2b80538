import { type HostileCase, JAVASCRIPT_ATTEMPT, JAVASCRIPT_SYSCALL, javascript } from '../hostile-case';

const ASK = javascript`
const ask = async (url) => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return response.status + ' ' + (await response.text()).trim();
  } catch (error) {
    return String(error?.code ?? error?.name ?? error);
  }
};
const connect = (options) => new Promise((resolve, reject) => {
  const socket = net.connect(options, () => resolve(socket.destroy()));
  socket.setTimeout(2_000, () => reject(socket.destroy() && new Error('too slow')));
  socket.once('error', reject);
});
`;

/** Where a tool must not get. */
export const network: readonly HostileCase[] = [
  {
    name: 'the server’s loopback address and this machine, directly',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import net from 'node:net';
${ASK}
export const main = async ({ hosts, port }) => {
  const answers = await Promise.all(hosts.map((host) => attempt(() => connect({ host, port }))));
  return { message: hosts.filter((host, index) => answers[index] === 'DONE') };
};`,
    arguments: ({ port, ownAddresses }) => ({
      port,
      hosts: ['127.0.0.1', '0.0.0.0', '::1', '::ffff:127.0.0.1', '169.254.169.254', ...ownAddresses],
    }),
    egress: true,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'a public site, through the way out',
    code: javascript`import net from 'node:net';
${ASK}
export const main = async () => ({ message: await ask('http://public.example/') });`,
    egress: true,
    outcome: { returned: { message: '200 hello from public.example' } },
  },
  {
    name: 'private addresses through the way out, however they are written',
    code: javascript`import net from 'node:net';
${ASK}
delete process.env.NO_PROXY;
delete process.env.no_proxy;
export const main = async ({ hosts, port }) => {
  const answers = await Promise.all(hosts.map((host) => ask('http://' + host + ':' + port + '/')));
  return { message: hosts.filter((_host, index) => answers[index].startsWith('200')), told: answers[0] };
};`,
    arguments: ({ port, ownAddresses }) => ({
      port,
      hosts: [
        ...['169.254.169.254', '10.0.0.1', '168.63.129.16', '127.0.0.1', '127.1', '2130706433', '0x7f000001'],
        ...['[::1]', '[::ffff:127.0.0.1]', '[fd00:ec2::254]', 'localhost', 'private.example'],
        ...ownAddresses.map((address) => (address.includes(':') ? `[${address}]` : address)),
      ],
    }),
    egress: true,
    outcome: {
      returned: {
        message: [],
        told: '403 169.254.169.254 is not a public address: tools reach the public internet only',
      },
    },
  },
  {
    name: 'a name that points elsewhere at the second look (DNS rebinding)',
    code: javascript`import net from 'node:net';
${ASK}
export const main = async ({ port }) => {
  const answers = [];
  for (let look = 0; look < 4; look += 1) {
    answers.push(await ask('http://rebinding.example:' + port + '/'));
  }
  return { message: answers.some((answer) => answer.includes('secret')), later: answers.at(-1).slice(0, 3) };
};`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: { returned: { message: false, later: '403' } },
  },
  {
    name: 'a tunnel to the server, spoken by hand',
    code: javascript`
import net from 'node:net';
export const main = ({ port }) => new Promise((resolve, reject) => {
  let answer = '';
  const socket = net.connect(3128, '127.0.0.1', () => socket.write('CONNECT 127.0.0.1:' + port + ' HTTP/1.1\r\nHost: public.example\r\n\r\n'));
  socket.on('data', (chunk) => { answer += chunk; });
  socket.on('close', () => resolve({ message: answer.split('\r\n')[0] }));
  socket.on('error', reject);
});`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: {
      returned: {
        message:
          'HTTP/1.1 403 Forbidden (127.0.0.1 is not a public address: tools reach the public internet only)',
      },
    },
  },
  {
    name: 'no way out for a run that has none',
    code: javascript`import net from 'node:net';
${ASK}
export const main = async () => ({ message: (await ask('http://public.example/')).includes('hello') });`,
    egress: false,
    outcome: { returned: { message: false } },
  },
  {
    name: 'abstract and named sockets of the host',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import net from 'node:net';
${ASK}
export const main = async ({ path, name }) => ({ message: [
  await attempt(() => connect({ path: name })) === 'DONE',
  await attempt(() => connect({ path })) === 'DONE',
  await attempt(() => connect({ path: '/var/run/docker.sock' })) === 'DONE',
] });`,
    arguments: ({ socketPath, abstractName }) => ({ path: socketPath, name: abstractName }),
    egress: true,
    outcome: { returned: { message: [false, false, false] } },
  },
  {
    name: 'sockets of other families, and raw ones',
    code: javascript`${JAVASCRIPT_SYSCALL}
export const main = ({ n }) => {
  const families = Array.from({ length: 50 }, (_, family) => family).filter((family) => syscall(n.socket, family, 1, 0) === 'DONE' || syscall(n.socket, family, 2, 0) === 'DONE');
  return { message: families, vsock: syscall(n.socket, 40, 1, 0), netlink: syscall(n.socket, 16, 3, 0), raw: syscall(n.socket, 2, 3, 1) };
};`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: {
      returned: { message: [1, 2, 10], vsock: 'EAFNOSUPPORT', netlink: 'EAFNOSUPPORT', raw: 'EPERM' },
    },
  },
  {
    name: 'names, over UDP and the resolver',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import { lookup, resolve4 } from 'node:dns/promises';
import { createSocket } from 'node:dgram';
export const main = async () => {
  const send = () => new Promise((resolve, reject) => createSocket('udp4').send('x', 53, '8.8.8.8', (error) => (error ? reject(error) : resolve())));
  const patience = (promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, 400, new Error('slow')))]);
  return { message: [
    await attempt(() => patience(lookup('example.com'))) === 'DONE',
    await attempt(() => patience(resolve4('example.com'))) === 'DONE',
    await attempt(() => patience(send())) === 'DONE',
  ] };
};`,
    egress: true,
    outcome: { returned: { message: [false, false, false] } },
  },
];
