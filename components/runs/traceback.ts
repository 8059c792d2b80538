/** A piece of a traceback; one that names a line of the tool's own code knows where that is. */
export type TracebackPart = {
  readonly text: string;
  readonly place: { readonly line: number; readonly column: number } | null;
};

/** How CPython and Bun name the file of the tool itself. */
const OWN_PLACE = /File "tool\.py", line (?<python>\d+)|tool\.js:(?<line>\d+):(?<column>\d+)/g;

export function tracebackParts(traceback: string): readonly TracebackPart[] {
  const parts: TracebackPart[] = [];
  let told = 0;
  for (const match of traceback.matchAll(OWN_PLACE)) {
    const { python, line, column } = match.groups ?? {};
    if (match.index > told) {
      parts.push({ text: traceback.slice(told, match.index), place: null });
    }
    parts.push({ text: match[0], place: { line: Number(python ?? line), column: Number(column ?? 1) } });
    told = match.index + match[0].length;
  }
  return told < traceback.length ? [...parts, { text: traceback.slice(told), place: null }] : parts;
}
