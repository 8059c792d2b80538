import pino, { type Logger } from 'pino';

const MESSAGE_MAX = 500;

/**
 * What is logged of an error: never its other fields, because the database driver puts values of the row there, and
 * the query layer every parameter.
 */
export const describeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) {
    return { message: String(error).slice(0, MESSAGE_MAX) };
  }
  return {
    type: error.name,
    code: Reflect.get(error, 'code'),
    message: error.message.slice(0, MESSAGE_MAX),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
  };
};

/** JSON lines on standard output. No token, cookie, argument or result may ever be handed to it. */
export const createLog = (level: string): Logger =>
  pino({
    name: 'toolroom-api',
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  });
