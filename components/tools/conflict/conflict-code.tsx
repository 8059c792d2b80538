'use client';

import { useState } from 'react';
import { LazyCodeDiff } from '@/components/editor/lazy-code-diff';
import { ConflictRow } from '@/components/tools/conflict/conflict-row';
import type { Side, Source, SourceComparison } from '@/components/tools/draft/tool-comparison';
import { LANGUAGE_LABELS } from '@/components/tools/language-badge';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

type ConflictCodeProps = {
  comparison: SourceComparison;
  toolName: string;
  side: Side | null;
  /** What would be saved: a chosen side, or what was made of it by hand. */
  merged: string;
  onSide: (side: Side) => void;
  onEdit: (code: string) => void;
};

type Pair = 'result' | 'mine' | 'theirs';

const inLanguage = (words: string, { language }: Source): string => `${words}, ${LANGUAGE_LABELS[language]}`;

/** The code in a diff: what would be saved beside theirs, and on request what each changed. */
export function ConflictCode({ comparison, toolName, side, merged, onSide, onEdit }: ConflictCodeProps) {
  const [pair, setPair] = useState<Pair>('result');
  const { base, mine, theirs, standing } = comparison;
  const pairs: { value: Pair; label: string }[] = [
    { value: 'result', label: 'Theirs with what will be saved' },
    ...(base
      ? ([
          { value: 'mine', label: 'What you changed' },
          { value: 'theirs', label: 'What they changed' },
        ] as const)
      : []),
  ];
  const label = `Code of ${toolName}`;
  const chosen = side === 'theirs' ? theirs : mine;
  return (
    <ConflictRow label="Code" spoken="the code" standing={standing} side={side} onSide={onSide}>
      <div className="max-w-80">
        <Field label="Compare">
          <Select
            className="w-full"
            value={pair}
            onChange={(event) =>
              setPair(pairs.find(({ value }) => value === event.target.value)?.value ?? 'result')
            }
          >
            {pairs.map((each) => (
              <option key={each.value} value={each.value}>
                {each.label}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="h-96 overflow-hidden rounded border">
        {pair === 'result' || base === null ? (
          <LazyCodeDiff
            key="result"
            original={theirs.code}
            modified={merged}
            language={chosen.language}
            label={label}
            sides={{
              original: inLanguage('Theirs', theirs),
              modified: inLanguage('What will be saved (edit it here)', chosen),
            }}
            onChange={onEdit}
          />
        ) : (
          <LazyCodeDiff
            key={pair}
            original={base.code}
            modified={comparison[pair].code}
            language={comparison[pair].language}
            label={label}
            sides={{
              original: inLanguage('Before', base),
              modified: inLanguage(pair === 'mine' ? 'Mine' : 'Theirs', comparison[pair]),
            }}
          />
        )}
      </div>
    </ConflictRow>
  );
}
