import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address';
import { readAuthority } from './authority';

describe('readAuthority', () => {
  it.each([
    ['example.com:443', { host: 'example.com', kind: 'name', port: 443 }],
    ['API.Example.COM:8443', { host: 'api.example.com', kind: 'name', port: 8443 }],
    ['example.com.:443', { host: 'example.com', kind: 'name', port: 443 }],
    ['example.com', { host: 'example.com', kind: 'name', port: 80 }],
    ['xn--mnchen-3ya.de:443', { host: 'xn--mnchen-3ya.de', kind: 'name', port: 443 }],
    ['m%C3%BCnchen.de:443', { host: 'xn--mnchen-3ya.de', kind: 'name', port: 443 }],
    ['_dmarc.example.com:80', { host: '_dmarc.example.com', kind: 'name', port: 80 }],
    ['93.184.216.34:80', { host: '93.184.216.34', kind: 'address', port: 80 }],
    ['[2606:4700::1111]:443', { host: '2606:4700::1111', kind: 'address', port: 443 }],
    ['[2606:4700:0:0:0:0:0:1111]', { host: '2606:4700::1111', kind: 'address', port: 80 }],
  ])('%s', (text, expected) => {
    expect(readAuthority(text, 80)).toEqual(expected);
  });

  it.each([
    '2130706433',
    '0x7f000001',
    '0x7F.1',
    '0177.0.0.1',
    '017700000001',
    '127.1',
    '127.0.1',
    '127.0.0.1.',
    '127.0.0.1:80',
    '0x7f.0x0.0x0.0x1',
    '%31%32%37.0.0.1',
    '127%2E0%2E0%2E1',
    '%E2%91%A0%E2%91%A1%E2%91%A6.0.0.1',
  ])('%s is the loopback address, and nothing else', (text) => {
    expect(readAuthority(text, 80)).toEqual({ host: '127.0.0.1', kind: 'address', port: 80 });
  });

  it.each([
    '[::ffff:169.254.169.254]',
    '[::FFFF:a9fe:a9fe]:80',
    '0xa9fea9fe',
    '2852039166',
    '[::1]',
    '[0:0:0:0:0:0:0:1]:80',
    '[64:ff9b::a9fe:a9fe]',
    '0',
    '0.0.0.0',
  ])('%s reads as an address that is not public', (text) => {
    const authority = readAuthority(text, 80);
    expect(authority?.kind).toBe('address');
    expect(isPublicAddress(authority?.host ?? '', {})).toBe(false);
  });

  it.each([
    '',
    ':80',
    'example.com:0',
    'example.com:65536',
    'example.com:-1',
    'example.com:http',
    'example.com:80:80',
    'user@example.com',
    'user:pass@example.com:80',
    'example.com/path',
    'example.com\\@127.0.0.1',
    'example.com#@127.0.0.1',
    'exa mple.com',
    'example.com\r\nhost: other',
    'exämple.com',
    'example..com',
    '.example.com',
    '1.2.3.4.5',
    '256.256.256.256',
    '0x100000000',
    '::1',
    '2606:4700::1111',
    '[fe80::1%25eth0]:80',
    '[fe80::1%eth0]:80',
    '[127.0.0.1]',
    '[example.com]:80',
    '[::1]x:80',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(127)}com`,
  ])('"%s" is none', (text) => {
    expect(readAuthority(text, 80)).toBeNull();
  });

  it('wants a port where none goes without saying', () => {
    expect(readAuthority('example.com', null)).toBeNull();
  });
});
