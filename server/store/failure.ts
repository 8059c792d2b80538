/** SQLSTATE classes and codes that mean "not now": connection lost, shutting down, too many clients, timed out. */
const AWAY_STATES = /^(08|57P0|53300|57014|40001|40P01)/;
const AWAY_SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
]);
const AWAY_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end)/;

const field = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

/** The error as the driver threw it: the query layer wraps it, and its own message repeats every parameter. */
export const databaseCause = (error: unknown): unknown => {
  const cause = field(error, 'cause');
  return cause === undefined ? error : databaseCause(cause);
};

/**
 * Whether the database could not be reached or gave up, so that trying again later may help. What PostgreSQL calls fatal
 * ended or refused the connection, whatever the reason: nothing was wrong with the statement.
 */
export const isDatabaseAway = (error: unknown): boolean => {
  const cause = databaseCause(error);
  const code = field(cause, 'code');
  if (field(cause, 'severity') === 'FATAL' || field(cause, 'syscall') === 'connect') {
    return true;
  }
  if (typeof code === 'string' && (AWAY_STATES.test(code) || AWAY_SYSTEM_CODES.has(code))) {
    return true;
  }
  return cause instanceof Error && AWAY_MESSAGES.test(cause.message);
};

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

const violates = (error: unknown, state: string, constraint: string): boolean => {
  const cause = databaseCause(error);
  return field(cause, 'code') === state && field(cause, 'constraint') === constraint;
};

/** Whether a write was refused because `index` already holds that value. */
export const violatesUnique = (error: unknown, index: string): boolean =>
  violates(error, UNIQUE_VIOLATION, index);

/** Whether a write was refused because what it refers to by `constraint` is not there. */
export const violatesForeignKey = (error: unknown, constraint: string): boolean =>
  violates(error, FOREIGN_KEY_VIOLATION, constraint);
