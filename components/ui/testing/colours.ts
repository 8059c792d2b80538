import { readFileSync } from 'node:fs';

export type Tokens = Record<string, string>;

const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8');

const tokensBetween = (start: string, end: string): Tokens => {
  const from = css.indexOf(start);
  const block = css.slice(from, css.indexOf(end, from));
  const pairs = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(pairs.map(([, name, colour]) => [name, colour]));
};

/** Every colour of app/globals.css that is written `#rrggbb`, by theme. */
export const LIGHT = tokensBetween(':root {', '@variant dark');
export const DARK = tokensBetween('@variant dark', '@layer base');

export const colourOf = (tokens: Tokens, name: string): string => {
  const colour = tokens[name];
  if (!colour) {
    throw new Error(`no token --${name}`);
  }
  return colour;
};

const channelsOf = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** What `#rrggbb` or `#rrggbbaa` looks like on an opaque ground. */
export const laidOver = (colour: string, ground: string): string => {
  const alpha = colour.length === 9 ? Number.parseInt(colour.slice(7), 16) / 255 : 1;
  const below = channelsOf(ground);
  const mixed = channelsOf(colour).map((value, at) => value * alpha + (below[at] ?? 0) * (1 - alpha));
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
};

/** Relative luminance as WCAG 2.2 defines it. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast as WCAG 2.2 defines it: 4.5 for text, 3 for edges. */
export const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
