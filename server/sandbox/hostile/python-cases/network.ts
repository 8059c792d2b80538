import { type HostileCase, PYTHON_ATTEMPT, PYTHON_SYSCALL, python } from '../hostile-case';

const VIA_PROXY = python`
import urllib.error, urllib.request

def ask(url):
    try:
        return urllib.request.urlopen(url, timeout=5).read().decode()
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.read().decode().strip()}"
    except urllib.error.URLError as error:
        return str(error.reason)
`;

/** Where a tool must not get, with and without a way out. Whether anybody was reached is counted on the other side. */
export const network: readonly HostileCase[] = [
  {
    name: 'the server’s loopback address, directly',
    code: python`${PYTHON_ATTEMPT}
import socket
def main(port):
    hosts = ["127.0.0.1", "127.0.0.2", "0.0.0.0", "::1", "::ffff:127.0.0.1"]
    return {"message": [host for host in hosts if attempt(lambda: socket.create_connection((host, port), 2)) == "DONE"]}`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'the addresses of this machine, directly',
    code: python`${PYTHON_ATTEMPT}
import socket
def main(hosts, port):
    return {"message": [host for host in hosts if attempt(lambda: socket.create_connection((host, port), 2)) == "DONE"]}`,
    arguments: ({ port, ownAddresses }) => ({ port, hosts: ownAddresses }),
    egress: true,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'metadata and private networks, directly',
    code: python`${PYTHON_ATTEMPT}
import socket
def main():
    hosts = ["169.254.169.254", "168.63.129.16", "10.0.0.1", "192.168.0.1", "8.8.8.8", "fd00:ec2::254", "2606:4700:4700::1111"]
    return {"message": sorted({attempt(lambda: socket.create_connection((host, 80), 2)) for host in hosts})}`,
    egress: true,
    outcome: { returned: { message: ['ENETUNREACH'] } },
  },
  {
    name: 'names, over UDP and the resolver',
    code: python`${PYTHON_ATTEMPT}
import socket
def main():
    def ask(host):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            udp.sendto(b"x", (host, 53))
    return {"message": [attempt(lambda: socket.getaddrinfo("example.com", 80)) != "DONE",
                        attempt(lambda: ask("8.8.8.8")), attempt(lambda: ask("224.0.0.251"))]}`,
    egress: true,
    outcome: { returned: { message: [true, 'ENETUNREACH', 'ENETUNREACH'] } },
  },
  {
    name: 'a public site, through the way out',
    code: python`${VIA_PROXY}
def main():
    return {"message": ask("http://public.example/")}`,
    egress: true,
    outcome: { returned: { message: 'hello from public.example' } },
  },
  {
    name: 'the server’s loopback address through the way out, however it is written',
    code: python`${VIA_PROXY}
import os
os.environ.pop("NO_PROXY", None), os.environ.pop("no_proxy", None)
def main(port):
    hosts = ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "[::1]", "[::ffff:127.0.0.1]", "127.0.0.1."]
    answers = {host: ask(f"http://{host}:{port}/") for host in hosts}
    return {"message": [host for host, answer in answers.items() if not answer.startswith("403 ") or "public internet only" not in answer]}`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'metadata, private networks and this machine through the way out',
    code: python`${VIA_PROXY}
def main(hosts, port):
    answers = [ask(f"http://{host}:{port}/latest/meta-data/") for host in hosts]
    return {"message": sorted({answer[:3] for answer in answers})}`,
    arguments: ({ port, ownAddresses }) => ({
      port,
      hosts: [
        '169.254.169.254',
        '168.63.129.16',
        '10.0.0.1',
        '192.168.0.1',
        '100.100.100.200',
        '[fd00:ec2::254]',
      ].concat(ownAddresses.map((address) => (address.includes(':') ? `[${address}]` : address))),
    }),
    egress: true,
    outcome: { returned: { message: ['403'] } },
  },
  {
    name: 'a private address behind a public name',
    code: python`${VIA_PROXY}
def main(port):
    return {"message": ask(f"http://private.example:{port}/")}`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: {
      returned: {
        message: '403 private.example is not a public address: tools reach the public internet only',
      },
    },
  },
  {
    name: 'a name that points elsewhere at the second look (DNS rebinding)',
    code: python`${VIA_PROXY}
def main(port):
    answers = [ask(f"http://rebinding.example:{port}/") for _ in range(4)]
    return {"message": any("secret" in answer for answer in answers), "later": answers[-1][:3]}`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: { returned: { message: false, later: '403' } },
  },
  {
    name: 'a redirect from a public site to the server',
    code: python`${VIA_PROXY}
import os
os.environ.pop("NO_PROXY", None), os.environ.pop("no_proxy", None)
def main(port):
    return {"message": ask(f"http://public.example/redirect?port={port}")[:3]}`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: { returned: { message: '403' } },
  },
  {
    name: 'bytes that the way out must not take for two requests',
    code: python`
import socket
def main(port):
    with socket.create_connection(("127.0.0.1", 3128), 5) as proxy:
        proxy.sendall(b"POST http://public.example/ HTTP/1.1\r\nHost: public.example\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + f"0\r\n\r\nGET http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        answer = b""
        while chunk := proxy.recv(65536):
            answer += chunk
    return {"message": answer.split(b"\r\n")[0].decode(), "answers": answer.count(b"HTTP/1.1 ")}`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: { returned: { message: 'HTTP/1.1 400 Bad Request', answers: 1 } },
  },
  {
    name: 'a flood of requests, each of which the server would have to answer',
    code: python`
import socket
def main():
    answers = 0
    while answers < 20_000:
        try:
            with socket.create_connection(("127.0.0.1", 3128), 5) as proxy:
                proxy.sendall(b"GET http://127.0.0.1/ HTTP/1.1\r\nHost: x\r\n\r\n")
                if not proxy.recv(100):
                    break
        except OSError:
            break
        answers += 1
    return {"message": 1_000 <= answers <= 2_000}`,
    egress: true,
    outcome: { returned: { message: true } },
  },
  {
    name: 'no way out for a run that has none',
    code: python`${VIA_PROXY}
def main():
    try:
        answer = ask("http://public.example/")
    except OSError:
        answer = "nothing"
    return {"message": "hello" in answer}`,
    egress: false,
    outcome: { returned: { message: false } },
  },
  {
    name: 'abstract and named sockets of the host',
    code: python`${PYTHON_ATTEMPT}
import socket
def main(path, name):
    def connect(name):
        with socket.socket(socket.AF_UNIX) as local:
            local.connect(name)
    return {"message": {
        "abstract": attempt(lambda: connect(name)),
        "named": attempt(lambda: connect(path)),
        "docker": attempt(lambda: connect("/var/run/docker.sock")),
        "bus": attempt(lambda: connect("/run/dbus/system_bus_socket")),
    }}`,
    arguments: ({ socketPath, abstractName }) => ({ path: socketPath, name: abstractName }),
    egress: true,
    outcome: {
      returned: { message: { abstract: 'ECONNREFUSED', named: 'ENOENT', docker: 'ENOENT', bus: 'ENOENT' } },
    },
  },
  {
    name: 'every family of sockets but the internet’s and the local one',
    code: python`${PYTHON_ATTEMPT}
import socket
def main():
    allowed = [family for family in range(0, 50) if attempt(lambda: socket.socket(family, socket.SOCK_STREAM).close()) == "DONE"
               or attempt(lambda: socket.socket(family, socket.SOCK_DGRAM).close()) == "DONE"]
    return {"message": allowed}`,
    outcome: { returned: { message: [1, 2, 10] } },
  },
  {
    name: 'sockets to a hypervisor, to the kernel and to its ciphers',
    code: python`${PYTHON_ATTEMPT}
import socket
def main():
    kinds = {"vsock": (40, 1), "netlink": (16, 3), "packet": (17, 3), "alg": (38, 5), "bluetooth": (31, 3), "can": (29, 3)}
    return {"message": sorted({attempt(lambda: socket.socket(*kind).close()) for kind in kinds.values()})}`,
    outcome: { returned: { message: ['EAFNOSUPPORT'] } },
  },
  {
    name: 'raw sockets',
    code: python`${PYTHON_ATTEMPT}
import socket
def main():
    kinds = [(2, 3, 1), (10, 3, 58), (2, 3, 255), (2, 10, 0)]
    return {"message": sorted({attempt(lambda: socket.socket(*kind).close()) for kind in kinds})}`,
    outcome: { returned: { message: ['EPERM'] } },
  },
  {
    name: 'its own network made into another',
    code: python`${PYTHON_SYSCALL}${PYTHON_ATTEMPT}
import fcntl, socket, struct
def main(n):
    host = attempt(lambda: open("/proc/1/ns/net").close())
    with socket.socket() as any_socket:
        up = attempt(lambda: fcntl.ioctl(any_socket, 0x8914, struct.pack("16sH22x", b"eth0", 1)))
        add = attempt(lambda: fcntl.ioctl(any_socket, 0x8916, struct.pack("16sHH4s16x", b"lo", 2, 0, socket.inet_aton("10.0.0.2"))))
    return {"message": {"setns": syscall(n["setns"], 0, 0x40000000), "up": up != "DONE", "add": add != "DONE"}}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: { setns: 'EPERM', up: true, add: true } } },
  },
];
