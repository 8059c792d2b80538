/** The value below which `share` (0 to 1) of the samples lie. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = [...samples].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** The median over several runs of everything a run measured. Runs of one thing must name the same figures. */
export const medianOfRuns = async <Name extends string>(
  runs: number,
  run: (index: number) => Promise<Record<Name, number>>,
): Promise<Record<Name, number>> => {
  const results: Record<Name, number>[] = [];
  for (let index = 0; index < runs; index += 1) {
    results.push(await run(index));
  }
  const [first] = results;
  if (!first) {
    throw new Error('A measurement needs at least one run.');
  }
  const names = Object.keys(first) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, median(results.map((result) => result[name]))]),
  ) as Record<Name, number>;
};

export type Row = { what: string; figure: string; reference: string; goal: string; met: boolean | null };

export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const times = (value: number) => `${value.toFixed(2)} ×`;
export const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;

/** Prints a section as a table that can be pasted into a document. */
export const printSection = (title: string, rows: readonly Row[]) => {
  console.log(`\n## ${title}\n`);
  console.log('| what | measured | reference in the same run | goal | met |');
  console.log('|---|---|---|---|---|');
  for (const { what, figure, reference, goal, met } of rows) {
    console.log(
      `| ${what} | ${figure} | ${reference} | ${goal} | ${met === null ? '' : met ? 'yes' : '**no**'} |`,
    );
  }
};
