/** Heights that lists and what stands in for them share: one line where there is room for it, two where there is not. */
export const ROW_PX = { wide: 40, narrow: 60 };
export const HEADER_PX = 32;
