import { expect, it } from 'vitest';
import { failureSentence } from '@/server/packages/installation-failure';

const RETRY =
  "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError('<x>: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/numpy/";
const NONE = 'ERROR: No matching distribution found for numpy==2.4.6';
const HELP = 'Put its wheels into TOOLROOM_WHEEL_DIR or give this machine access.';

it.each([
  [
    `${RETRY}\n${NONE}`,
    `The package index cannot be reached, so numpy cannot be installed: Temporary failure in name resolution. ${HELP}`,
  ],
  [
    `WARNING: Retrying (Retry(total=0)) after connection broken by 'ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden'))'\n${NONE}`,
    `The package index cannot be reached, so numpy cannot be installed: Cannot connect to proxy. ${HELP}`,
  ],
  [
    `ERROR: HTTP error 401 while getting https://index.test/x\nERROR: 401 Client Error: Unauthorized for url: https://index.test/x`,
    `The package index cannot be reached, so numpy cannot be installed: 401 Client Error: Unauthorized. ${HELP}`,
  ],
  [
    NONE,
    'numpy cannot be installed: the package index that pip is set to does not offer numpy==2.4.6 as a wheel for this machine. Put its wheels into TOOLROOM_WHEEL_DIR, or set pip to an index that has it.',
  ],
  [
    'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
    'numpy cannot be installed: the disk is full. Make room, then run the tool again.',
  ],
  [
    'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.',
    'numpy cannot be installed: a file of the package index is not the one that is locked (its SHA-256 differs). Nothing of it was used. Look which index pip is set to.',
  ],
  [
    'ERROR: something new.\nWARNING: You are using an old pip\n',
    'numpy cannot be installed: pip failed with “ERROR: something new”.',
  ],
])('puts what pip says into a sentence (%#)', (detail, sentence) => {
  expect(failureSentence(['numpy'], { kind: 'pip', detail })).toBe(sentence);
});

it('names all that were wanted, and the line that adds pip', () => {
  expect(failureSentence(['numpy', 'pandas', 'lxml'], { kind: 'no-pip', detail: '' })).toBe(
    'numpy, pandas and lxml cannot be installed: no Python on this machine has pip. To add it: sudo apt-get install python3-pip. Or put its wheels into TOOLROOM_WHEEL_DIR.',
  );
});
