/** CPython: "too many levels of indentation". */
const INDENTS_MAX = 100;
/** Dedents to a column at which no block above began: ruff goes on, and takes each for a block within a block. */
const UNMATCHED_DEDENTS_MAX = 100;
const TAB_COLUMNS = 8;

export type IndentationProblem = {
  readonly kind: 'too-complex' | 'unmatched-indentation' | 'mixed-indentation';
  readonly offset: number;
};

type Indent = { readonly columns: number; readonly narrow: number };

/** Follows the indentation of one logical line after another. */
export class Indentation {
  private readonly indents: Indent[] = [{ columns: 0, narrow: 0 }];
  private readonly unmatched: number[] = [];

  /** The white space before a line's first token, which stands at `offset`; what is wrong with it, if anything. */
  enter(text: string, offset: number): IndentationProblem | null {
    const indent = measure(text);
    const depth = this.indents.length;
    while ((this.indents.at(-1)?.columns ?? 0) > indent.columns) {
      this.indents.pop();
    }
    const outer = this.indents.at(-1) ?? indent;
    if (indent.columns === outer.columns) {
      return indent.narrow === outer.narrow ? null : { kind: 'mixed-indentation', offset };
    }
    if (this.indents.length < depth) {
      return this.countUnmatched(offset);
    }
    this.indents.push(indent);
    if (this.indents.length > INDENTS_MAX) {
      return { kind: 'too-complex', offset };
    }
    return indent.narrow > outer.narrow ? null : { kind: 'mixed-indentation', offset };
  }

  private countUnmatched(offset: number): IndentationProblem | null {
    this.unmatched.push(offset);
    const [first] = this.unmatched;
    return first !== undefined && this.unmatched.length > UNMATCHED_DEDENTS_MAX
      ? { kind: 'unmatched-indentation', offset: first }
      : null;
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
