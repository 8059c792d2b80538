import { isIP } from 'node:net';

/** Where a tool wants to go: a name in lower case, or an address in its plain form. */
export type Authority = { host: string; kind: 'name' | 'address'; port: number };

const AUTHORITY = /^(\[[0-9a-f:.]+\]|[!-9;-~]+)(?::(\d{1,5}))?$/i;
/** Would end the host for one reader and not for another. */
const NEVER_IN_HOST = /[/\\?#@<>^|]/;
const NAME = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/;
const PORT_MAX = 65_535;

/**
 * Reads `host:port` as the URL standard reads it, so that each way to write an address (2130706433, 0x7f.1, 0177.0.0.1,
 * percent-encoded, with a trailing dot) becomes the one plain form that is checked and dialled. Null: not an authority.
 */
export const readAuthority = (text: string, defaultPort: number | null): Authority | null => {
  const [, written, writtenPort] = AUTHORITY.exec(text) ?? [];
  const port = writtenPort === undefined ? defaultPort : Number(writtenPort);
  if (written === undefined || port === null || port < 1 || port > PORT_MAX || NEVER_IN_HOST.test(written)) {
    return null;
  }
  if (!URL.canParse(`http://${written}/`)) {
    return null;
  }
  const { hostname } = new URL(`http://${written}/`);
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) {
    return { host, kind: 'address', port };
  }
  return NAME.test(host) ? { host, kind: 'name', port } : null;
};
