import { describe, expect, it } from 'vitest';
import type { Language } from '@/lib/contract/tool';
import { profileKey, profileOf } from '@/server/sandbox/profile';

const BUILTIN = new Set(['json', 'urllib', 're', 'os', 'fs', 'crypto', 'fs/promises', 'this']);
const modules = (language: Language, code: string, imports: string[] = []) =>
  profileOf({ language, code, packageSet: null, imports }, BUILTIN).modules;

describe('what is loaded ahead', () => {
  it.each([
    ['import json', ['json']],
    ['import json, re as r\nimport os.path', ['json', 'os.path', 're']],
    ['def main():\n    from urllib.request import urlopen', ['urllib.request']],
    ['import requests\nfrom . import json\nimport this', []],
    ['text = """\nimport json\n"""', ['json']],
    ['importjson\nfrom json', []],
  ])('Python: %j', (code, expected) => {
    expect(modules('python', code)).toEqual(expected);
  });

  it.each([
    ['import fs from \'node:fs\'; const c = require("crypto")', ['crypto', 'fs']],
    ["await import('fs/promises')", ['fs/promises']],
    ["import x from './local'; require('lodash')", []],
  ])('JavaScript: %j', (code, expected) => {
    expect(modules('javascript', code)).toEqual(expected);
  });

  it('is packages and what the standard library has, in one order', () => {
    expect(modules('python', 'import re\nimport json', ['requests', 'numpy'])).toEqual([
      'json',
      'numpy',
      're',
      'requests',
    ]);
  });

  it('differs by package set', () => {
    const of = (packageSet: string | null) =>
      profileKey(profileOf({ language: 'python', code: '', packageSet, imports: [] }, BUILTIN));
    expect(new Set([of(null), of('a'), of('b')]).size).toBe(3);
  });
});
