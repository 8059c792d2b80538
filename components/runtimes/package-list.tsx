import { Section } from '@/components/runtimes/section';
import type { RuntimeInfo } from '@/lib/contract/runtime';

/** The third-party packages of a language, as the API reports them. */
export function PackageList({ packages }: { packages: RuntimeInfo['packages'] }) {
  return (
    <Section title="Packages">
      <p className="text-ink-muted">What a tool may import beside the built-in modules.</p>
      {packages.length === 0 ? (
        <p className="text-ink-muted">The API offers none for this language.</p>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          aria-label="Packages"
          className="overflow-x-auto rounded border bg-surface-raised"
        >
          <table className="w-full text-left text-sm">
            <thead className="border-b text-ink-faint text-xs">
              <tr>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  Package
                </th>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  Imported as
                </th>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  Version
                </th>
              </tr>
            </thead>
            <tbody className="divide-y font-mono text-xs">
              {packages.map((entry) => (
                <tr key={entry.name}>
                  <th scope="row" className="px-3 py-1.5 font-normal">
                    {entry.name}
                  </th>
                  <td className="px-3 py-1.5">{entry.import_name}</td>
                  <td className="px-3 py-1.5">
                    {entry.version ?? <span className="font-sans text-ink-faint">not reported</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Section>
  );
}
