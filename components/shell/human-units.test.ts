import { describe, expect, it } from 'vitest';
import { humanBytes, humanDuration } from '@/components/shell/human-units';

describe('humanBytes', () => {
  it.each([
    [0, '0 bytes'],
    [1023, '1,023 bytes'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [512 * 1024 ** 2, '512 MiB'],
    [3 * 1024 ** 4, '3,072 GiB'],
  ])('says %d as %s', (bytes, said) => {
    expect(humanBytes(bytes)).toBe(said);
  });
});

describe('humanDuration', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_000, '1 s'],
    [2_500, '2.5 s'],
    [60_000, '1 min'],
    [90_000, '1.5 min'],
  ])('says %d ms as %s', (milliseconds, said) => {
    expect(humanDuration(milliseconds)).toBe(said);
  });
});
