/** Says something to the operator's log. Never with arguments, results or logs of a run. */
export type Report = (
  level: 'info' | 'warn' | 'error',
  message: string,
  fields?: Record<string, unknown>,
) => void;
