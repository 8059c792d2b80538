'use client';

import { useDeferredValue, useState } from 'react';
import { Section } from '@/components/runtimes/section';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** Names that contain every word of `query`, in the order they came. */
export const matchingNames = (names: readonly string[], query: string): string[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return names.filter((name) => words.every((word) => name.toLowerCase().includes(word)));
};

/** What is meant to be imported comes before the interpreter's own parts. */
const publicFirst = (names: readonly string[]): string[] => [
  ...names.filter((name) => !name.startsWith('_')),
  ...names.filter((name) => name.startsWith('_')),
];

/** Hundreds of names, narrowed as one types. */
export function ModuleList({ modules }: { modules: readonly string[] }) {
  const [query, setQuery] = useState('');
  const found = publicFirst(matchingNames(modules, useDeferredValue(query)));
  const count =
    found.length === modules.length
      ? `${modules.length} modules`
      : `${found.length} of ${modules.length} modules`;
  return (
    <Section
      title="Built-in modules"
      aside={
        <span role="status" className="text-ink-faint text-xs">
          {count}
        </span>
      }
    >
      <Field label="Search built-in modules" labelHidden>
        <Input
          type="search"
          value={query}
          placeholder="Search built-in modules"
          onChange={(event) => setQuery(event.target.value)}
        />
      </Field>
      {found.length > 0 ? (
        <ul
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          aria-label="Built-in modules"
          className="max-h-80 columns-2 gap-4 overflow-y-auto rounded border bg-surface-raised px-3 py-2 font-mono text-xs leading-5 sm:columns-3"
        >
          {found.map((name) => (
            <li key={name} className="break-all">
              {name}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">
          {modules.length === 0 ? 'The API reports none.' : `No built-in module matches “${query.trim()}”.`}
        </p>
      )}
    </Section>
  );
}
