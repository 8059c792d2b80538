import fs from 'node:fs';
import process from 'node:process';
import { findProgram, run } from './command.mjs';

/**
 * What npm cannot bring.
 * @typedef {{ package: string, program: string, purpose: string }} SystemPart
 * @type {Record<'python' | 'pip' | 'sandbox' | 'chromium', SystemPart>}
 */
export const SYSTEM_PARTS = {
  python: { package: 'python3', program: 'python3', purpose: 'running Python tools' },
  pip: { package: 'python3-pip', program: 'pip3', purpose: 'installing Python packages' },
  sandbox: { package: 'bubblewrap', program: 'bwrap', purpose: 'running tools within limits' },
  chromium: { package: 'chromium', program: 'chromium', purpose: 'the end-to-end tests' },
};

/** @param {SystemPart} part */
const isThere = (part) =>
  findProgram(part.program) !== null || findProgram(part.program, ['/usr/bin', '/usr/local/bin']) !== null;

/**
 * Installs the missing ones where we may (as root on Debian or Ubuntu), else says the one line that does. Answers
 * with those still missing: whatever needs them says so itself, everything else works.
 * @param {readonly SystemPart[]} parts
 */
export const ensureSystemParts = async (parts) => {
  const missing = parts.filter((part) => !isThere(part));
  if (missing.length === 0) {
    return missing;
  }
  const names = missing.map((part) => part.package);
  const apt = findProgram('apt-get', ['/usr/bin']);
  if (process.getuid?.() === 0 && apt !== null) {
    console.log(`Installing ${names.join(', ')} with apt-get.`);
    await installWithApt(apt, names);
  } else {
    console.log(missingLine(missing, fs.existsSync('/etc/debian_version')));
  }
  return missing.filter((part) => !isThere(part));
};

/**
 * @param {readonly SystemPart[]} missing
 * @param {boolean} onDebian
 */
export const missingLine = (missing, onDebian) => {
  const reasons = missing.map((part) => `${part.package} (for ${part.purpose})`).join(' and ');
  const names = missing.map((part) => part.package).join(' ');
  const advice = onDebian ? `sudo apt-get install ${names}` : `install ${names} with your system's packages`;
  return `Not on this machine: ${reasons}. To add: ${advice}`;
};

/**
 * @param {string} apt
 * @param {readonly string[]} names
 */
const installWithApt = async (apt, names) => {
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-q', '-o', 'DPkg::Lock::Timeout=300'];
  await run(apt, [...patient, 'update'], { environment });
  const code = await run(apt, [...patient, '-y', '--no-install-recommends', 'install', ...names], {
    environment,
  });
  if (code !== 0) {
    console.error(`apt-get could not install ${names.join(', ')}.`);
  }
};
