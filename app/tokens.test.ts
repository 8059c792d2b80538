import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Tokens = Record<string, string>;

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');

const tokensBetween = (start: string, end: string): Tokens => {
  const from = css.indexOf(start);
  const block = css.slice(from, css.indexOf(end, from));
  const pairs = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(pairs.map(([, name, colour]) => [name, colour]));
};

const channel = (colour: string, at: number) => {
  const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string) =>
  0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);

const contrast = (one: string, other: string) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const SURFACES = ['surface', 'surface-raised', 'surface-sunken', 'accent-soft'];
const SOFT = ['valid-soft', 'stale-soft', 'invalid-soft'];
const TEXT: Record<string, string[]> = {
  ink: [...SURFACES, ...SOFT],
  'ink-muted': [...SURFACES, ...SOFT],
  'ink-faint': SURFACES,
  accent: SURFACES,
  valid: [...SURFACES, 'valid-soft'],
  stale: [...SURFACES, 'stale-soft'],
  invalid: [...SURFACES, 'invalid-soft'],
  'on-accent': ['accent'],
  surface: ['invalid'],
};
const EDGES: Record<string, string[]> = { 'line-strong': SURFACES, focus: SURFACES, accent: SURFACES };

const pairsOf = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([front, grounds]) => grounds.map((ground) => ({ front, ground })));

const light = tokensBetween(':root {', '@variant dark');
const dark = tokensBetween('@variant dark', '@layer base');

const colourOf = (tokens: Tokens, name: string): string => {
  const colour = tokens[name];
  if (!colour) {
    throw new Error(`no token --${name}`);
  }
  return colour;
};

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, tokens) => {
  it.each(pairsOf(TEXT))('has text $front readable on $ground', ({ front, ground }) => {
    expect(contrast(colourOf(tokens, front), colourOf(tokens, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairsOf(EDGES))('shows $front against $ground', ({ front, ground }) => {
    expect(contrast(colourOf(tokens, front), colourOf(tokens, ground))).toBeGreaterThanOrEqual(3);
  });
});

it('names the same colours in both themes', () => {
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});
