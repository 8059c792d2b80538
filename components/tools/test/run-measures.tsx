import { humanBytes, humanDuration } from '@/components/shell/human-units';

type RunMeasuresProps = {
  runTimeMs: number | null;
  queueTimeMs: number | null;
  peakMemoryBytes: number | null;
};

/** How long it took, how long it waited, how much memory it held. */
export function RunMeasures({ runTimeMs, queueTimeMs, peakMemoryBytes }: RunMeasuresProps) {
  const facts = [
    { name: 'Ran', value: runTimeMs === null ? null : humanDuration(runTimeMs) },
    { name: 'Waited', value: queueTimeMs ? humanDuration(queueTimeMs) : null },
    { name: 'Peak memory', value: peakMemoryBytes === null ? null : humanBytes(peakMemoryBytes) },
  ].filter(({ value }) => value !== null);
  return (
    <dl className="flex flex-wrap gap-x-3 text-ink-muted text-xs">
      {facts.map(({ name, value }) => (
        <div key={name} className="flex gap-1">
          <dt>{name}</dt>
          <dd className="font-medium text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
