import { Indentation, type IndentationProblem } from '@/lib/code/python/indentation';

/** CPython: "too many nested parentheses". */
const LEVELS_MAX = 200;
/**
 * Operators of one expression since its last comma, keywords and dots included: a parser's stack grows with each.
 * Hand-written code stays below a hundred, CPython gives up at about 3,000, ruff in WebAssembly at 2,500.
 */
const CHAIN_MAX = 1000;
/** Ruff's time grows with the square of the strings that stand on one line. */
const LINE_STRINGS_MAX = 5000;

export type ComplexityProblem =
  | IndentationProblem
  | { readonly kind: 'unclosed-bracket'; readonly offset: number };

/** Code with one of these must be kept from the parsers. */
export const isFatal = ({ kind }: ComplexityProblem): boolean =>
  kind === 'too-complex' || kind === 'unmatched-indentation';

/**
 * Looks, in one pass over the text, for code on which a recursive parser would run out of stack or of time: in
 * WebAssembly it can neither be stopped nor made whole again. The lexer follows CPython's: strings, f-strings with
 * strings inside (PEP 701), comments, joined lines. Two things are found on the way: mixed tabs and spaces, which
 * ruff accepts, and a bracket never closed, for which parsers point at the end of the code.
 */
export function findComplexityProblem(code: string): ComplexityProblem | null {
  const scanner = new Scanner(code);
  return scanner.scan();
}

type Quote = '"' | "'" | '"""' | "'''";
/** An open bracket, or a replacement field of an f-string (`field` is that string's quote). */
type Level = {
  readonly offset: number;
  readonly closer: string;
  readonly field: Quote | null;
  chain: number;
  inFormat: boolean;
};

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const TOKEN =
  /(?<space>[ \t\f]+|\\(?:\r\n|\n|\r))|(?<comment>#[^\r\n]*)|(?<newline>\r\n|\n|\r)|(?<prefix>[rbuft]{0,2})(?<quote>"""|'''|"|')|(?<word>[\p{ID_Continue}]+)|\*\*|\/\/|<<|>>|[<>=!]=|./isuy;
const KEYWORD =
  /^(?:and|async|await|else|for|from|if|in|is|lambda|not|or|yield|class|def|del|elif|except|finally|global|import|nonlocal|raise|return|try|while|with|assert)$/;
const INDENTATION = /[ \t\f]*/y;

class Scanner {
  private offset = 0;
  private chain = 0;
  private lineStrings = 0;
  private isAfterComma = false;
  private readonly statement: Level = { offset: 0, closer: '', field: null, chain: 0, inFormat: false };
  private readonly levels: Level[] = [];
  private readonly indentation = new Indentation();
  private problem: ComplexityProblem | null = null;

  constructor(private readonly code: string) {}

  scan(): ComplexityProblem | null {
    this.readIndentation();
    while (this.offset < this.code.length && !(this.problem && isFatal(this.problem))) {
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
    const { space, comment, newline, prefix = '', quote, word } = match?.groups ?? {};
    const start = this.offset;
    this.offset += text.length;
    if (space !== undefined || comment !== undefined) {
      return;
    }
    if (newline !== undefined) {
      this.endLine();
    } else if (quote !== undefined) {
      this.countString(start);
      this.readString(quote as Quote, /[ft]/i.test(prefix));
    } else if (text === ',' && !this.isAfterComma) {
      this.startElement();
    } else {
      this.count(word === undefined || KEYWORD.test(word) ? 1 : 0, start);
      this.readPunctuation(text, start);
    }
    this.isAfterComma = text === ',';
  }

  private readPunctuation(text: string, start: number): void {
    const { level } = this;
    const closer = CLOSERS.get(text);
    if (closer) {
      this.open(null, closer, start);
    } else if (text === ';' && level === this.statement) {
      this.startElement();
    } else if (text === ':' && level.field) {
      level.inFormat = true;
      this.readFormatText(level.field);
    } else if (text === level.closer) {
      this.close();
      if (level.field) {
        this.readFormatText(level.field);
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
        this.open(quote, '}', this.offset - 1);
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

  private open(field: Quote | null, closer: string, start: number): void {
    this.levels.push({ offset: start, closer, field, chain: 0, inFormat: false });
    if (this.levels.length > LEVELS_MAX) {
      this.problem = { kind: 'too-complex', offset: start };
    }
  }

  private close(): void {
    this.chain -= this.levels.pop()?.chain ?? 0;
  }

  private count(weight: number, start: number): void {
    this.level.chain += weight;
    this.chain += weight;
    if (this.chain > CHAIN_MAX) {
      this.problem = { kind: 'too-complex', offset: start };
    }
  }

  private countString(start: number): void {
    this.lineStrings += 1;
    if (this.lineStrings > LINE_STRINGS_MAX) {
      this.problem = { kind: 'too-complex', offset: start };
    }
  }

  private startElement(): void {
    this.chain -= this.level.chain;
    this.level.chain = 0;
  }

  private endLine(): void {
    this.lineStrings = 0;
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
      const problem = this.indentation.enter(text, this.offset);
      this.problem = problem && isFatal(problem) ? problem : (this.problem ?? problem);
    }
  }
}
