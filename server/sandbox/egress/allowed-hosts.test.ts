import { describe, expect, it } from 'vitest';
import { isAllowedHost } from './allowed-hosts';

describe('isAllowedHost', () => {
  it.each([
    ['api.example.com', ['api.example.com'], true],
    ['api.example.com', ['API.Example.com. '], true],
    ['api.example.com', ['*.example.com'], true],
    ['a.b.example.com', ['*.example.com'], true],
    ['example.com', ['*.example.com'], false],
    ['evil-example.com', ['*.example.com'], false],
    ['.example.com', ['*.example.com'], false],
    ['api.example.com.evil.net', ['*.example.com', 'api.example.com'], false],
    ['api.example.com', ['example.com'], false],
    ['93.184.216.34', ['example.com'], false],
    ['93.184.216.34', ['93.184.216.34'], true],
    ['example.com', [], false],
    ['example.com', ['', '*'], false],
    ['example.com', null, true],
  ])('%s of %j: %s', (host, patterns, expected) => {
    expect(isAllowedHost(host, patterns)).toBe(expected);
  });
});
