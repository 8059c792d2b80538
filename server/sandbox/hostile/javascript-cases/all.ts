import type { HostileCase } from '../hostile-case';
import { bombs } from './bombs';
import { host } from './host';
import { language } from './language';
import { network } from './network';

/** Each attack on the sandbox that JavaScript code can make, by what it is after. */
export const JAVASCRIPT_CASES: Readonly<Record<string, readonly HostileCase[]>> = {
  'host files': host,
  network,
  bombs,
  language,
};
