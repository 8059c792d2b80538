import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { NO_ENVIRONMENT } from './clean-environment';

const run = promisify(execFile);
const HEADER_BYTES = 64 * 1024;
const INTERPRETER_SEGMENT = 3;

/** The loader that an ELF program asks for ("/lib64/ld-linux-x86-64.so.2"); null when it needs none. */
export const loaderOf = (program: string): string | null => {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = fs.openSync(program, 'r');
  try {
    fs.readSync(file, header, 0, HEADER_BYTES, 0);
  } finally {
    fs.closeSync(file);
  }
  if (header.readUInt32BE(0) !== 0x7f454c46 || header[4] !== 2) {
    throw new Error(`${program} is not a 64-bit ELF program.`);
  }
  const first = Number(header.readBigUInt64LE(32));
  const size = header.readUInt16LE(54);
  const count = header.readUInt16LE(56);
  for (let index = 0; index < count; index += 1) {
    const at = first + index * size;
    if (header.readUInt32LE(at) === INTERPRETER_SEGMENT) {
      const offset = Number(header.readBigUInt64LE(at + 8));
      const length = Number(header.readBigUInt64LE(at + 32));
      return header.toString('utf8', offset, offset + length - 1);
    }
  }
  return null;
};

/** Every shared library that a program or an extension module loads, as its loader finds them. */
export const librariesOf = async (loader: string, file: string): Promise<string[]> => {
  const { stdout } = await run(loader, ['--list', file], { env: NO_ENVIRONMENT, cwd: '/', timeout: 20_000 });
  return stdout
    .split('\n')
    .map((line) => /(?:=> |^\s*)(\/\S+) \(0x/.exec(line)?.[1])
    .filter((library) => library !== undefined);
};
