import { describe, expect, it } from 'vitest';
import { givenPythonChecker, MAIN } from '@/lib/code/testing/python-findings';

const found = givenPythonChecker();

describe('imports of a Python tool', () => {
  it.each([
    ['an unknown module', `import request\n${MAIN}`, ['import-unresolved 1:8-1:15']],
    [
      'one of several, renamed',
      `import json, os.path, panda as pd\n${MAIN}`,
      ['import-unresolved 1:23-1:28'],
    ],
    ['a from import', `from nowhere.inner import x, y\n${MAIN}`, ['import-unresolved 1:6-1:19']],
    [
      'inside a function',
      'def main(**p):\n    import nowhere\n    return 1\n',
      ['import-unresolved 2:12-2:19'],
    ],
    [
      'relative',
      `from . import x\nfrom ..a import b\n${MAIN}`,
      ['import-not-a-module 1:6-1:7', 'import-not-a-module 2:6-2:9'],
    ],
    [
      'guarded',
      `try:\n    import orjson\nexcept ImportError:\n    orjson = None\n${MAIN}`,
      ['import-optional 2:12-2:18'],
    ],
    [
      'guarded by a tuple',
      `try:\n    import orjson\nexcept (KeyError, ModuleNotFoundError) as e:\n    pass\n${MAIN}`,
      ['import-optional 2:12-2:18'],
    ],
    [
      'guarded by a bare except',
      `try:\n    import orjson\nexcept:\n    pass\n${MAIN}`,
      ['import-optional 2:12-2:18'],
    ],
    [
      'guarded against something else',
      `try:\n    import orjson\nexcept KeyError:\n    pass\n${MAIN}`,
      ['import-unresolved 2:12-2:18'],
    ],
    [
      'the other branch of TYPE_CHECKING',
      `from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\nelse:\n    import b\n${MAIN}`,
      ['import-unresolved 5:12-5:13'],
    ],
    ['after an emoji', `"😀"; import nowhere\n${MAIN}`, ['import-unresolved 1:14-1:21']],
  ])('%s', (_, code, expected) => {
    expect(found(code)).toEqual(expected);
  });
});
