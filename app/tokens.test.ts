import { describe, expect, it } from 'vitest';
import { colourOf, contrast, DARK, LIGHT } from '@/components/ui/testing/colours';

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

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s theme', (_, tokens) => {
  it.each(pairsOf(TEXT))('has text $front readable on $ground', ({ front, ground }) => {
    expect(contrast(colourOf(tokens, front), colourOf(tokens, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairsOf(EDGES))('shows $front against $ground', ({ front, ground }) => {
    expect(contrast(colourOf(tokens, front), colourOf(tokens, ground))).toBeGreaterThanOrEqual(3);
  });
});

it('names the same colours in both themes', () => {
  expect(Object.keys(DARK)).toEqual(Object.keys(LIGHT));
});
