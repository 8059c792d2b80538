import path from 'node:path';
import { expect, it } from 'vitest';
import { readSettings } from '@/server/env';
import { serverEnvironment, webEnvironment } from './environment';

const given = {
  PATH: '/bin',
  PGSSLMODE: 'require',
  AWS_SECRET_ACCESS_KEY: 'no',
  PIP_INDEX_URL: 'https://index.example/simple',
  HTTPS_PROXY: 'http://proxy.example:3128',
  TOOLROOM_EGRESS_HOSTS: 'api.example.com, *.Example.org',
  TOOLROOM_WHEEL_DIR: 'wheels',
  TOOLROOM_RUN_CONCURRENCY: '6',
  SESSION_SECRET: 's'.repeat(32),
  TOOLROOM_TOKEN: `capi_${'t'.repeat(20)}`,
  DATABASE_URL: 'postgres://db/toolroom',
};

const settings = () => {
  const read = readSettings(given);
  if (!read.ok) {
    throw new Error(read.sentence);
  }
  return read.settings;
};

it('gives the server what it needs and not the sessions', () => {
  const environment = serverEnvironment(settings(), given, 'production');
  expect(environment).toMatchObject({
    NODE_ENV: 'production',
    PATH: '/bin',
    PGSSLMODE: 'require',
    API_PORT: '4400',
    DATABASE_URL: given.DATABASE_URL,
    TOOLROOM_TOKEN: given.TOOLROOM_TOKEN,
    PIP_INDEX_URL: given.PIP_INDEX_URL,
    HTTPS_PROXY: given.HTTPS_PROXY,
    TOOLROOM_EGRESS: 'public',
    TOOLROOM_EGRESS_HOSTS: 'api.example.com,*.example.org',
    TOOLROOM_WHEEL_DIR: path.resolve('wheels'),
    TOOLROOM_RUN_CONCURRENCY: '6',
  });
  expect(environment).not.toHaveProperty('SESSION_SECRET');
  expect(environment).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
});

it('gives the web its secret and neither database nor token', () => {
  const environment = webEnvironment(settings(), given.SESSION_SECRET, given, 'production');
  expect(environment).toMatchObject({ SESSION_SECRET: given.SESSION_SECRET, API_PORT: '4400' });
  for (const name of [
    'DATABASE_URL',
    'TOOLROOM_TOKEN',
    'PGSSLMODE',
    'AWS_SECRET_ACCESS_KEY',
    'HTTPS_PROXY',
  ]) {
    expect(environment).not.toHaveProperty(name);
  }
});
