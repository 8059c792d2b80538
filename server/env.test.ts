import { describe, expect, it } from 'vitest';
import { readSettings } from '@/server/env';

describe('readSettings', () => {
  it('has a default for everything', () => {
    const read = readSettings({});
    expect(read).toMatchObject({
      ok: true,
      settings: { port: 3000, apiPort: 4400, host: '127.0.0.1', requestsPerMinute: 120, extensions: true },
    });
  });

  it.each([
    ['PORT', '80a', 'PORT: expected a whole number from 1 to 65535, got "80a"'],
    ['PORT', '70000', 'PORT: expected a port from 1 to 65535, got "70000"'],
    ['TOOLROOM_RATE_LIMIT', '0', 'TOOLROOM_RATE_LIMIT: expected a whole number'],
    ['TOOLROOM_EGRESS', 'some', 'TOOLROOM_EGRESS: expected public or none, got "some"'],
    ['TOOLROOM_EGRESS_HOSTS', 'https://api.example.com', 'TOOLROOM_EGRESS_HOSTS: expected host names'],
    ['TOOLROOM_EGRESS_HOSTS', 'api.*.com', 'TOOLROOM_EGRESS_HOSTS: expected host names'],
    ['TOOLROOM_EGRESS_HOSTS', ' , ', 'TOOLROOM_EGRESS_HOSTS: expected host names'],
    ['TOOLROOM_RUN_CONCURRENCY', '0', 'TOOLROOM_RUN_CONCURRENCY: expected a whole number of runs at once'],
    ['TOOLROOM_RUN_CONCURRENCY', '999', 'TOOLROOM_RUN_CONCURRENCY: expected at most 256 runs at once'],
    ['TOOLROOM_EXTENSIONS', 'no', 'TOOLROOM_EXTENSIONS: expected on or off, got "no"'],
    [
      'CONDUIT_API_URL',
      'api.conduit.ai',
      'CONDUIT_API_URL: expected an address that starts with http:// or https://',
    ],
  ])('refuses %s=%s with a sentence', (name, value, sentence) => {
    const read = readSettings({ [name]: value });
    expect(read.ok ? '' : read.sentence).toContain(sentence);
  });

  it('knows where tools may go and how many may run', () => {
    expect(readSettings({})).toMatchObject({
      settings: { egress: 'public', egressHosts: null, wheelDir: null, runConcurrency: undefined },
    });
    const given = {
      TOOLROOM_EGRESS: 'none',
      TOOLROOM_EGRESS_HOSTS: 'api.example.com, *.Example.org,',
      TOOLROOM_WHEEL_DIR: '/srv/wheels',
      TOOLROOM_RUN_CONCURRENCY: '8',
    };
    expect(readSettings(given)).toMatchObject({
      settings: {
        egress: 'none',
        egressHosts: ['api.example.com', '*.example.org'],
        wheelDir: '/srv/wheels',
        runConcurrency: 8,
      },
    });
  });

  it('never repeats a secret', () => {
    const read = readSettings({ SESSION_SECRET: 'short-secret' });
    expect(read.ok ? '' : read.sentence).toContain('SESSION_SECRET: expected at least 32 characters.');
    expect(JSON.stringify(read)).not.toContain('short-secret');
  });

  it('refuses one port for both programs', () => {
    expect(readSettings({ PORT: '4400' })).toMatchObject({ ok: false });
  });
});
