import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { pipConfiguration, pipEnvironment } from '@/server/packages/env';

it('hands on where the index is and how to get there, and nothing else', () => {
  const environment = pipEnvironment({
    PATH: '/bin',
    HOME: '/root',
    PIP_INDEX_URL: 'https://index.test/simple',
    PIP_TARGET: '/elsewhere',
    HTTPS_PROXY: 'http://proxy.test',
    SSL_CERT_FILE: '/ca.pem',
    SESSION_SECRET: 'secret',
    PYTHONPATH: '/evil',
    LD_PRELOAD: '/evil.so',
  });
  expect(environment).toEqual({
    NODE_ENV: 'production',
    PATH: '/bin',
    PIP_INDEX_URL: 'https://index.test/simple',
    PIP_RETRIES: '2',
    HTTPS_PROXY: 'http://proxy.test',
    SSL_CERT_FILE: '/ca.pem',
  });
  expect(pipEnvironment({ PIP_RETRIES: '7' })).toMatchObject({ PIP_RETRIES: '7' });
});

it('finds the user’s own pip settings, the named file first', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-pip-'));
  try {
    fs.mkdirSync(path.join(folder, 'pip'));
    fs.writeFileSync(path.join(folder, 'pip/pip.conf'), '[global]\nretries = 1\n');
    fs.writeFileSync(path.join(folder, 'named.conf'), '[global]\nretries = 2\n');
    expect(pipConfiguration({ XDG_CONFIG_HOME: folder })).toContain('retries = 1');
    const named = path.join(folder, 'named.conf');
    expect(pipConfiguration({ XDG_CONFIG_HOME: folder, PIP_CONFIG_FILE: named })).toContain('retries = 2');
    expect(pipConfiguration({ PIP_CONFIG_FILE: path.join(folder, 'absent') })).toBeNull();
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
