import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where the package index is and how to get there, as this machine's administrator has set it for pip. */
const PASSED_ON = [
  ...['PATH', 'LANG'],
  ...['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_FIND_LINKS', 'PIP_NO_INDEX', 'PIP_TRUSTED_HOST'],
  ...['PIP_CERT', 'PIP_CLIENT_CERT', 'PIP_PROXY', 'PIP_DEFAULT_TIMEOUT', 'PIP_TIMEOUT', 'PIP_RETRIES'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'],
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'],
];

type Environment = Readonly<Record<string, string | undefined>>;

/** All that an install sees of our environment. HOME is set by the install itself, to a folder that goes away. */
export const pipEnvironment = (environment: Environment = process.env): NodeJS.ProcessEnv => ({
  // Next's types ask for it; nothing here reads it.
  NODE_ENV: 'production',
  // Somebody waits for the answer; pip's own five take ten seconds to say that there is no network.
  PIP_RETRIES: '2',
  ...Object.fromEntries(
    PASSED_ON.filter((name) => environment[name]).map((name) => [name, environment[name]]),
  ),
});

/**
 * The text of the pip settings of the user that we are, or null. Read by us, because an install runs as somebody
 * else when we are root, and with another HOME always. The machine's own settings pip finds by itself.
 */
export const pipConfiguration = (environment: Environment = process.env): string | null => {
  const home = os.homedir();
  const configurations = environment.XDG_CONFIG_HOME ?? path.join(home, '.config');
  const places = environment.PIP_CONFIG_FILE
    ? [environment.PIP_CONFIG_FILE]
    : [path.join(configurations, 'pip/pip.conf'), path.join(home, '.pip/pip.conf')];
  for (const place of places) {
    try {
      return readFileSync(place, 'utf8');
    } catch {
      // Few machines have any: the next place, then none.
    }
  }
  return null;
};
