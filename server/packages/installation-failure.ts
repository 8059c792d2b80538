/** How an install failed, as far as an operator can do something about it. */
export type InstallationFailure =
  | { readonly kind: 'pip' | 'hash' | 'damaged' | 'no-pip' | 'disk-full' | 'other'; readonly detail: string }
  | { readonly kind: 'timeout'; readonly minutes: number };

/** What pip prints when it could not talk to an index, whatever it says last. */
const UNREACHABLE =
  /Retrying \(Retry|NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Max retries exceeded|Could not fetch URL|Connection (?:refused|reset|aborted)|Name or service not known|Temporary failure in name resolution|HTTP error (?:40[137]|5\d\d)|(?:401|403|407|5\d\d) (?:Client|Server) Error/;

/** The most telling part of what pip printed about the network. */
const REASONS =
  /Connection refused|Connection reset|No route to host|Network is unreachable|Name or service not known|Temporary failure in name resolution|CERTIFICATE_VERIFY_FAILED|timed out|(?:401|403|407|5\d\d) (?:Client|Server) Error: \w+|Tunnel connection failed: [^\n'")]{0,60}|Cannot connect to proxy/;

const WRONG_HASH = /DO NOT MATCH THE HASHES|Hashes are required|hash(?:es)? .{0,20}mismatch/i;
const NOT_OFFERED = /No matching distribution found|Could not find a version that satisfies/;
const DISK_FULL = /No space left on device|Disk quota exceeded/;

/** The sentence for whoever wanted `names`. */
export const failureSentence = (names: readonly string[], failure: InstallationFailure): string => {
  const wanted = listNames(names);
  switch (failure.kind) {
    case 'pip':
      return pipSentence(wanted, failure.detail);
    case 'hash':
      return `${wanted} cannot be installed: the file ${failure.detail} is not the one that is locked (its SHA-256 differs). Nothing of it was used. Download it again, or look who changed it.`;
    case 'damaged':
      return `${wanted} cannot be installed: ${failure.detail}. Nothing of it was used.`;
    case 'no-pip':
      return `${wanted} cannot be installed: no Python on this machine has pip. To add it: sudo apt-get install python3-pip. Or put its wheels into TOOLROOM_WHEEL_DIR.`;
    case 'disk-full':
      return `${wanted} cannot be installed: the disk is full. Make room, then run the tool again.`;
    case 'timeout':
      return `${wanted} cannot be installed: it took longer than ${failure.minutes} minutes. Run the tool again, or put its wheels into TOOLROOM_WHEEL_DIR.`;
    case 'other':
      return `${wanted} cannot be installed: ${lastLine(failure.detail)}.`;
  }
};

const pipSentence = (wanted: string, output: string): string => {
  if (DISK_FULL.test(output)) {
    return `${wanted} cannot be installed: the disk is full. Make room, then run the tool again.`;
  }
  if (WRONG_HASH.test(output)) {
    return `${wanted} cannot be installed: a file of the package index is not the one that is locked (its SHA-256 differs). Nothing of it was used. Look which index pip is set to.`;
  }
  if (UNREACHABLE.test(output)) {
    const reason = REASONS.exec(output)?.[0] ?? 'no answer';
    return `The package index cannot be reached, so ${wanted} cannot be installed: ${reason}. Put its wheels into TOOLROOM_WHEEL_DIR or give this machine access.`;
  }
  if (NOT_OFFERED.test(output)) {
    const missing = /No matching distribution found for (\S+)/.exec(output)?.[1] ?? 'one of its wheels';
    return `${wanted} cannot be installed: the package index that pip is set to does not offer ${missing} as a wheel for this machine. Put its wheels into TOOLROOM_WHEEL_DIR, or set pip to an index that has it.`;
  }
  return `${wanted} cannot be installed: pip failed with “${lastLine(output)}”.`;
};

/** "numpy", "numpy and pandas", "numpy, pandas and requests". */
const listNames = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const LINE_LENGTH_MAX = 300;

const lastLine = (output: string): string =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:WARNING|\[notice\])/.test(line))
    .at(-1)
    ?.slice(0, LINE_LENGTH_MAX)
    .replace(/\.$/, '') ?? 'no reason given';
