import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { refuseHostileContent } from '@/server/http/content';

/** The query string as an object; a field that is given twice is refused, not guessed. */
export const readQuery = (url: string): Outcome<Record<string, string>> => {
  const start = url.indexOf('?');
  if (start === -1) {
    return succeed({});
  }
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (fields.has(name)) {
      return fail('invalid_request', `${name}: expected once in the query, got it twice`);
    }
    fields.set(name, value);
  }
  // `fromEntries` defines, never assigns: a field called __proto__ stays a field and is refused below.
  const query: Record<string, string> = Object.fromEntries(fields);
  return refuseHostileContent(query) ?? succeed(query);
};
