import { expect, it } from 'vitest';
import { missingLine, SYSTEM_PARTS } from './system-parts.mjs';

it('says in one line what is missing, for what, and what to type', () => {
  expect(missingLine([SYSTEM_PARTS.python, SYSTEM_PARTS.sandbox], true)).toBe(
    'Not on this machine: python3 (for running Python tools) and bubblewrap (for running tools within limits). To add: sudo apt-get install python3 bubblewrap',
  );
  expect(missingLine([SYSTEM_PARTS.pip], true)).toBe(
    'Not on this machine: python3-pip (for installing Python packages). To add: sudo apt-get install python3-pip',
  );
  expect(missingLine([SYSTEM_PARTS.chromium], false)).toContain(
    "install chromium with your system's packages",
  );
});
