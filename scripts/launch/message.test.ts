import { describe, expect, it } from 'vitest';
import { readSettings } from '@/server/env';
import { readyMessage, webAddress } from './message';

const settingsOf = (environment: Record<string, string> = {}) => {
  const read = readSettings({ TOOLROOM_DATA_DIR: '/data', ...environment });
  if (!read.ok) {
    throw new Error(read.sentence);
  }
  return read.settings;
};

const started = { signInCode: 'CODE', logFolder: '/data/logs', seconds: 1.234 };

describe('the address to open', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['localhost', 'http://localhost:3000'],
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://127.0.0.1:3000'],
    ['::1', 'http://[::1]:3000'],
    ['10.0.0.7', 'http://10.0.0.7:3000'],
  ])('for HOST %s is %s', (host, address) => {
    expect(webAddress({ host, port: 3000 })).toBe(address);
  });
});

describe('the message of a start', () => {
  it('names the address, the link, the API, the data and how to stop', () => {
    expect(readyMessage(settingsOf(), started)).toBe(
      [
        '',
        '  Toolroom is ready after 1.2 s.',
        '',
        '  Open      http://127.0.0.1:3000',
        '  Sign in   http://127.0.0.1:3000/sign-in?code=CODE  (this link works once)',
        '  API       http://127.0.0.1:3000/v1',
        '  Data      /data',
        '  Logs      /data/logs',
        '',
        '  Ctrl-C stops it.',
        '',
      ].join('\n'),
    );
  });

  it('names the hosted API and asks for its token', () => {
    const hosted = settingsOf({ CONDUIT_API_URL: 'https://api.conduit.ai/' });
    const text = readyMessage(hosted, { ...started, signInCode: null });
    expect(text).toContain('API       https://api.conduit.ai\n');
    expect(text).toContain('with a token of that API');
    expect(text).not.toContain('code=');
  });

  it('says what another HOST opens, and never repeats the database password', () => {
    const text = readyMessage(
      settingsOf({ HOST: '0.0.0.0', DATABASE_URL: 'postgres://me:secret@db/toolroom' }),
      started,
    );
    expect(text).toContain('HOST=0.0.0.0: whoever reaches this machine');
    expect(text).toContain('Database  the one in DATABASE_URL');
    expect(text).not.toContain('secret');
  });
});
