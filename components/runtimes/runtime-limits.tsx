import { Section } from '@/components/runtimes/section';
import { humanBytes, humanDuration } from '@/components/shell/human-units';
import type { RuntimeInfo } from '@/lib/contract/runtime';

/** What one run may use before it is ended. */
export function RuntimeLimits({ limits }: { limits: RuntimeInfo['limits'] }) {
  const rows = limits && [
    { name: 'Time', value: humanDuration(limits.wall_time_ms), note: 'from start to answer' },
    { name: 'Processor time', value: humanDuration(limits.cpu_time_ms), note: 'spent computing' },
    { name: 'Memory', value: humanBytes(limits.memory_bytes), note: 'everything together' },
    { name: 'Output', value: humanBytes(limits.output_bytes), note: 'result and logs' },
    { name: 'Processes', value: String(limits.processes), note: 'at the same time' },
  ];
  return (
    <Section title="Limits of a run">
      {rows ? (
        <dl className="divide-y rounded border bg-surface-raised">
          {rows.map(({ name, value, note }) => (
            <div key={name} className="flex items-baseline justify-between gap-4 px-3 py-1.5">
              <dt>
                {name} <span className="text-ink-faint text-xs">{note}</span>
              </dt>
              <dd className="whitespace-nowrap font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-ink-muted">The API does not report its limits.</p>
      )}
    </Section>
  );
}
