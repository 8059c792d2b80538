'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Download, LoaderCircle } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { matchingNames } from '@/components/runtimes/module-list';
import { Section } from '@/components/runtimes/section';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { Badge } from '@/components/ui/badge';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import type { CataloguePackage } from '@/lib/contract/run';
import { problemOf } from '@/lib/queries/fetch-json';
import { packagesQuery } from '@/lib/queries/sandbox';

const STATES: Record<CataloguePackage['state'], React.ReactNode> = {
  installed: (
    <Badge tone="valid" icon={<CircleCheck aria-hidden />}>
      Installed
    </Badge>
  ),
  installing: (
    <Badge tone="accent" icon={<LoaderCircle aria-hidden className="animate-spin" />}>
      Installing
    </Badge>
  ),
  available: <Badge icon={<Download aria-hidden />}>On first import</Badge>,
};

/** The packages a Python tool may import, what each is good for, and whether it is here already. */
export function PackageCatalogue() {
  const packages = useQuery(packagesQuery());
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const body = () => {
    if (packages.data) {
      return <CatalogueList packages={packages.data} query={wanted} />;
    }
    return packages.isPending ? (
      <Loading label="Loading packages">
        <Skeleton className="h-40" />
      </Loading>
    ) : (
      <ProblemNotice
        title="The packages could not be read"
        problem={problemOf(packages.error)}
        onRetry={() => void packages.refetch()}
        retrying={packages.isFetching}
      />
    );
  };
  return (
    <Section
      title="Packages"
      aside={packages.data && <span className="text-ink-faint text-xs">{packages.data.length} packages</span>}
    >
      <p className="text-ink-muted">
        What a tool may import beside the built-in modules. A package is installed when a tool first imports
        it.
      </p>
      <Field label="Search packages" labelHidden>
        <Input
          type="search"
          value={query}
          placeholder="Search packages"
          onChange={(event) => setQuery(event.target.value)}
        />
      </Field>
      {body()}
    </Section>
  );
}

const textOf = ({ name, import_names, reason }: CataloguePackage) =>
  [name, ...import_names, reason].join(' ');

function CatalogueList({ packages, query }: { packages: readonly CataloguePackage[]; query: string }) {
  const found = packages.filter((entry) => matchingNames([textOf(entry)], query).length > 0);
  if (found.length === 0) {
    return (
      <p role="status" className="text-ink-muted">
        {packages.length === 0 ? 'The API offers none.' : `No package matches “${query.trim()}”.`}
      </p>
    );
  }
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label="Packages"
      className="max-h-96 divide-y overflow-y-auto rounded border bg-surface-raised"
    >
      {found.map((entry) => (
        <li key={entry.name} className="flex items-start justify-between gap-3 px-3 py-1.5">
          <div className="min-w-0">
            <p className="wrap-anywhere">
              <span className="font-mono text-xs">{entry.name}</span>{' '}
              <span className="font-mono text-ink-faint text-xs">{entry.version}</span>
              <ImportedAs entry={entry} />
            </p>
            <p className="text-ink-muted text-xs">{entry.reason}</p>
          </div>
          {STATES[entry.state]}
        </li>
      ))}
    </ul>
  );
}

/** Said only where it is not the package's own name. */
function ImportedAs({ entry: { name, import_names } }: { entry: CataloguePackage }) {
  return import_names.length === 1 && import_names[0] === name ? null : (
    <span className="text-ink-faint text-xs">
      {' '}
      import <span className="font-mono text-ink-muted">{import_names.join(', ')}</span>
    </span>
  );
}
