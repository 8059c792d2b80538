/** Belong to one connection, not to the message (RFC 9110 §7.6.1), or are between a client and its proxy. */
const HOP_BY_HOP = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const namedByConnection = (headers: NodeJS.Dict<string[]>): Set<string> =>
  new Set((headers.connection ?? []).flatMap((value) => value.toLowerCase().split(/\s*,\s*/)));

/** The headers that go on to the other side, each with all its values. */
export const endToEnd = (headers: NodeJS.Dict<string[]>): Record<string, string[]> => {
  const named = namedByConnection(headers);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, values]) =>
      values === undefined || HOP_BY_HOP.has(name) || named.has(name) ? [] : [[name, values]],
    ),
  );
};

/** About what a message's head takes on the wire. */
export const headBytes = (target: string, rawHeaders: readonly string[]): number =>
  rawHeaders.reduce((bytes, part) => bytes + part.length + 2, target.length);
