import { parseJson } from '@/lib/contract/json';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { refuseHostileContent } from '@/server/http/content';

/** Four times the largest code, so that the code's own limit speaks even when every character is escaped. */
export const BODY_BYTES_MAX = 4 * 1024 * 1024;

const refuse = (message: string) => fail('invalid_request', message);

const TOO_LARGE = refuse(`The body is larger than ${BODY_BYTES_MAX} bytes.`);

const refuseHeaders = (headers: Headers): Outcome<never> | null => {
  const given = headers.get('content-type');
  const [type = '', ...parameters] = (given ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (type !== 'application/json') {
    return refuse(
      `Content-Type: expected application/json, got ${given === null ? 'none' : JSON.stringify(given)}`,
    );
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && charset.replaceAll('"', '') !== 'utf-8') {
    return refuse(`Content-Type: expected the charset utf-8, got ${JSON.stringify(charset)}`);
  }
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity') {
    return refuse(`Content-Encoding: expected none, got ${JSON.stringify(encoding)}`);
  }
  return Number(headers.get('content-length') ?? 0) > BODY_BYTES_MAX ? TOO_LARGE : null;
};

const readBytes = async (request: Request): Promise<Outcome<Buffer>> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > BODY_BYTES_MAX) {
      return TOO_LARGE;
    }
    chunks.push(chunk);
  }
  return succeed(Buffer.concat(chunks));
};

const readJson = (bytes: Buffer): Outcome<unknown> => {
  if (bytes.length === 0) {
    return refuse('The body is empty: expected JSON.');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return succeed(parseJson(text));
  } catch (error) {
    return refuse(
      error instanceof SyntaxError
        ? `The body is not JSON: ${error.message.replaceAll('\n', ' ')}`
        : 'The body is not valid UTF-8.',
    );
  }
};

/** The JSON of a request, or why it is refused: type, size, syntax and content that could not be stored whole. */
export const readJsonBody = async (request: Request): Promise<Outcome<unknown>> => {
  const refusal = refuseHeaders(request.headers);
  if (refusal) {
    return refusal;
  }
  const bytes = await readBytes(request);
  if (!bytes.ok) {
    return bytes;
  }
  const parsed = readJson(bytes.value);
  return parsed.ok ? (refuseHostileContent(parsed.value) ?? parsed) : parsed;
};
