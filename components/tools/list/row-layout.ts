/**
 * One line where there is room for it, two where there is not. Every row finds its place by `--row` alone, so the first
 * rows stand right before any script runs. Media queries and not the list's own width: hundreds of cells that ask for
 * the size of their container make scrolling dear. Set once for the whole list; `--row` is as in row-sizes.ts.
 */
export const LIST_SIZES =
  '[--row:60px] lg:[--row:40px] [--columns:2rem_auto_auto_auto_minmax(0,1fr)_2.75rem] lg:[--columns:2rem_minmax(10rem,2fr)_minmax(0,3fr)_5.5rem_2.5rem_7.5rem_3.5rem] xl:[--columns:2rem_minmax(12rem,2fr)_minmax(0,3fr)_5.5rem_2.5rem_7.5rem_6.5rem_3.5rem]';

/** Narrow: box, name and switch above; language, version, a failed validation and the description below. */
export const ROW_COLUMNS = 'grid grid-cols-(--columns) items-center gap-x-2 px-2 md:px-3 lg:gap-x-3';

/** Puts a cell back into its column, in the order it is written in. */
export const WIDE_CELL = 'lg:col-auto lg:row-auto';

/** Shown only where there is room for one more column. */
export const WIDEST_ONLY = 'hidden xl:block';
export const WIDE_ONLY = 'hidden lg:block';
