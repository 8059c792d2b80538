import { type ClassValue, clsx } from 'clsx';

/** Joins class names; falsy ones are left out. Later names do not override earlier ones: write each rule once. */
export const classNames = (...values: ClassValue[]): string => clsx(values);
