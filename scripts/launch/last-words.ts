import fs from 'node:fs';
import { z } from 'zod';

const BYTES_READ = 16_384;
const logLineSchema = z.object({ msg: z.string() });

/** The last thing a program logged, for a person: the message of a JSON line, any other line as it is. */
export const lastWords = (logFile: string | null): string => {
  if (logFile === null) {
    return 'It says why above.';
  }
  const line = tailOf(logFile).trimEnd().split('\n').at(-1)?.trim() ?? '';
  const said = messageOf(line);
  return said === ''
    ? `It said nothing. Its log is ${logFile}.`
    : `${said}${/[.!?]$/.test(said) ? '' : '.'} Its log is ${logFile}.`;
};

const messageOf = (line: string): string => {
  try {
    return logLineSchema.parse(JSON.parse(line)).msg;
  } catch {
    return line;
  }
};

const tailOf = (file: string): string => {
  const descriptor = fs.openSync(file, 'r');
  try {
    const { size } = fs.fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, BYTES_READ));
    fs.readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    fs.closeSync(descriptor);
  }
};
