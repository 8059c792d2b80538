import { describe, expect, it } from 'vitest';
import { tracebackParts } from '@/components/runs/traceback';

const PYTHON = [
  'Traceback (most recent call last):',
  '  File "tool.py", line 6, in main',
  "    return {'message': helper('{')}",
  '  File "json/__init__.py", line 346, in loads',
  'ValueError: no',
].join('\n');
const JAVASCRIPT = ['TypeError: no', '    at parse (unknown)', '    at main (tool.js:5:13)'].join('\n');

const places = (text: string) => tracebackParts(text).flatMap(({ place }) => (place ? [place] : []));

describe('tracebackParts', () => {
  it('finds the lines of the tool itself and no others', () => {
    expect(places(PYTHON)).toEqual([{ line: 6, column: 1 }]);
    expect(places(JAVASCRIPT)).toEqual([{ line: 5, column: 13 }]);
  });

  it.each([PYTHON, JAVASCRIPT, '', 'tool.js:1:2'])('leaves nothing of %j out', (text) => {
    expect(
      tracebackParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
