/** CPython's own limits, which ruff does not hold: "too many nested parentheses", "too many levels of indentation". */
const LEVELS_MAX = 200;
const INDENTS_MAX = 100;
/**
 * Tokens of one expression since its last comma. A parser's stack grows with them; hand-written code stays below a
 * hundred, and CPython itself gives up at a few thousand.
 */
const CHAIN_MAX = 2000;
const TAB_COLUMNS = 8;

export type NestingProblem = {
  readonly kind: 'too-deep' | 'mixed-indentation' | 'unclosed-bracket';
  readonly offset: number;
};

/**
 * Looks, in one pass over the text, for code on which a recursive parser would run out of stack. A WebAssembly parser
 * does not recover from that, so such code must never reach it. The lexer follows CPython's: strings, f-strings with
 * strings inside (PEP 701), comments, joined lines. Two things are found on the way: mixed tabs and spaces, which
 * ruff accepts, and a bracket never closed, for which parsers point at the end of the code.
 */
export function findNestingProblem(code: string): NestingProblem | null {
  const scanner = new NestingScanner(code);
  return scanner.scan();
}

type Quote = '"' | "'" | '"""' | "'''";
/** An open bracket, or a replacement field of an f-string (`field` is that string's quote). */
type Level = { readonly offset: number; tokens: number; readonly field: Quote | null; inFormat: boolean };
type Indent = { readonly columns: number; readonly narrow: number };

const TOKEN =
  /(?<space>[ \t\f]+|\\(?:\r\n|\n|\r))|(?<comment>#[^\r\n]*)|(?<newline>\r\n|\n|\r)|(?<prefix>[rbuft]{0,2})(?<quote>"""|'''|"|')|[\p{ID_Continue}]+|./isuy;
const INDENTATION = /[ \t\f]*/y;

class NestingScanner {
  private offset = 0;
  private chain = 0;
  private readonly statement: Level = { offset: 0, tokens: 0, field: null, inFormat: false };
  private readonly levels: Level[] = [];
  private readonly indents: Indent[] = [{ columns: 0, narrow: 0 }];
  private problem: NestingProblem | null = null;

  constructor(private readonly code: string) {}

  scan(): NestingProblem | null {
    this.readIndentation();
    while (this.offset < this.code.length && this.problem?.kind !== 'too-deep') {
      this.readToken();
    }
    const unclosed = this.levels.findLast(({ field }) => !field);
    return this.problem ?? (unclosed ? { kind: 'unclosed-bracket', offset: unclosed.offset } : null);
  }

  private get level(): Level {
    return this.levels.at(-1) ?? this.statement;
  }

  private readToken(): void {
    TOKEN.lastIndex = this.offset;
    const match = TOKEN.exec(this.code);
    const text = match?.[0] ?? this.code.charAt(this.offset);
    const { space, comment, newline, prefix = '', quote } = match?.groups ?? {};
    const start = this.offset;
    this.offset += text.length;
    if (space !== undefined || comment !== undefined) {
      return;
    }
    if (newline !== undefined) {
      this.endLine();
      return;
    }
    this.count(start);
    if (quote !== undefined) {
      this.readString(quote as Quote, /[ft]/i.test(prefix));
    } else {
      this.readPunctuation(text, start);
    }
  }

  private readPunctuation(text: string, start: number): void {
    const { level } = this;
    if (text === '(' || text === '[' || text === '{') {
      this.open(null, start);
    } else if (text === ',' || (text === ';' && level === this.statement)) {
      this.startElement();
    } else if (text === ':' && level.field) {
      level.inFormat = true;
      this.readFormatText(level.field);
    } else if (text === ')' || text === ']' || text === '}') {
      const closed = this.close();
      if (closed?.field && text === '}') {
        this.readFormatText(closed.field);
      }
    }
  }

  private readString(quote: Quote, isFormat: boolean): void {
    if (isFormat) {
      this.readFormatText(quote);
      return;
    }
    for (; this.offset < this.code.length; this.offset += 1) {
      if (this.code.charAt(this.offset) === '\\') {
        this.offset += 1;
      } else if (this.endsString(quote)) {
        return;
      }
    }
  }

  /** The literal part of an f-string, or of a field's format, up to the next field or its end. */
  private readFormatText(quote: Quote): void {
    for (; this.offset < this.code.length; this.offset += 1) {
      const character = this.code.charAt(this.offset);
      const isDoubled = this.code.charAt(this.offset + 1) === character && !this.level.inFormat;
      if (character === '{' && !isDoubled) {
        this.offset += 1;
        this.open(quote, this.offset - 1);
        return;
      }
      if (character === '}' && this.level.inFormat) {
        this.close();
      } else if ((character === '{' || character === '}') && isDoubled) {
        this.offset += 1;
      } else if (character === '\\' && !'{}'.includes(this.code.charAt(this.offset + 1))) {
        this.offset += 1;
      } else if (this.endsString(quote)) {
        while (this.level.inFormat) {
          this.close();
        }
        return;
      }
    }
  }

  /** Steps over the closing quote. A line end closes a string of one line too: it was left open. */
  private endsString(quote: Quote): boolean {
    if (this.code.startsWith(quote, this.offset)) {
      this.offset += quote.length;
      return true;
    }
    return quote.length === 1 && '\r\n'.includes(this.code.charAt(this.offset));
  }

  private open(field: Quote | null, start: number): void {
    this.levels.push({ offset: start, tokens: 0, field, inFormat: false });
    if (this.levels.length > LEVELS_MAX) {
      this.problem = { kind: 'too-deep', offset: start };
    }
  }

  private close(): Level | undefined {
    const closed = this.levels.pop();
    this.chain -= closed?.tokens ?? 0;
    return closed;
  }

  private count(start: number): void {
    this.level.tokens += 1;
    this.chain += 1;
    if (this.chain > CHAIN_MAX) {
      this.problem = { kind: 'too-deep', offset: start };
    }
  }

  private startElement(): void {
    this.chain -= this.level.tokens;
    this.level.tokens = 0;
  }

  private endLine(): void {
    if (this.levels.length === 0) {
      this.startElement();
      this.readIndentation();
    }
  }

  private readIndentation(): void {
    INDENTATION.lastIndex = this.offset;
    const text = INDENTATION.exec(this.code)?.[0] ?? '';
    this.offset += text.length;
    const next = this.code.charAt(this.offset);
    if (next !== '' && !'#\r\n'.includes(next)) {
      this.indent(measure(text));
    }
  }

  private indent(indent: Indent): void {
    while (this.indents.length > 1 && (this.indents.at(-1)?.columns ?? 0) > indent.columns) {
      this.indents.pop();
    }
    const outer = this.indents.at(-1) ?? indent;
    const isDeeper = indent.columns > outer.columns;
    if (
      isDeeper
        ? indent.narrow <= outer.narrow
        : indent.columns === outer.columns && indent.narrow !== outer.narrow
    ) {
      this.problem ??= { kind: 'mixed-indentation', offset: this.offset };
    }
    if (isDeeper) {
      this.indents.push(indent);
    }
    if (this.indents.length > INDENTS_MAX) {
      this.problem = { kind: 'too-deep', offset: this.offset };
    }
  }
}

/** CPython measures twice, with tabs to every eighth column and with tabs of one, and wants both to agree. */
function measure(text: string): Indent {
  let columns = 0;
  let narrow = 0;
  for (const character of text) {
    if (character === '\f') {
      columns = 0;
      narrow = 0;
    } else {
      columns = character === '\t' ? (Math.floor(columns / TAB_COLUMNS) + 1) * TAB_COLUMNS : columns + 1;
      narrow += 1;
    }
  }
  return { columns, narrow };
}
