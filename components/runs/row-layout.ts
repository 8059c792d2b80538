/**
 * One line where there is room for it, two where there is not. Rows find their place by `--row` alone and their columns
 * by `--columns`, set once for the whole list; `--row` is as in row-sizes.ts.
 */
export const LIST_SIZES =
  '[--row:60px] lg:[--row:40px] [--columns:auto_minmax(0,1fr)_auto] lg:[--columns:6.5rem_minmax(9rem,2fr)_3rem_minmax(0,3fr)_4.5rem_6.5rem] xl:[--columns:6.5rem_minmax(10rem,2fr)_3rem_minmax(8rem,2fr)_minmax(0,4fr)_4.5rem_6.5rem]';

/** Narrow: tool and time above; state, what came of it and how long below. */
export const ROW_COLUMNS = 'grid grid-cols-(--columns) items-center gap-x-3 px-3 md:px-4';

/** Puts a cell back into its column, in the order it is written in. */
export const WIDE_CELL = 'lg:col-auto lg:row-auto';
export const WIDE_ONLY = 'hidden lg:block';
/** Shown only where there is room for one more column. */
export const WIDEST_ONLY = 'hidden xl:block';
