import type { HostileCase } from '../hostile-case';
import { forgery } from './forgery';
import { hostFiles } from './host-files';
import { language } from './language';
import { memory } from './memory';
import { network } from './network';
import { output } from './output';
import { processes } from './processes';
import { systemCalls } from './system-calls';
import { time } from './time';
import { writing } from './writing';

/** Each attack on the sandbox that Python code can make, by what it is after. */
export const PYTHON_CASES: Readonly<Record<string, readonly HostileCase[]>> = {
  'host files': hostFiles,
  writing,
  network,
  processes,
  memory,
  time,
  output,
  forgery,
  'system calls': systemCalls,
  language,
};
