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

  it('never repeats a secret', () => {
    const read = readSettings({ SESSION_SECRET: 'short-secret' });
    expect(read.ok ? '' : read.sentence).toContain('SESSION_SECRET: expected at least 32 characters.');
    expect(JSON.stringify(read)).not.toContain('short-secret');
  });

  it('refuses one port for both programs', () => {
    expect(readSettings({ PORT: '4400' })).toMatchObject({ ok: false });
  });
});
