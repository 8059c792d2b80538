'use client';

import { FilePlus2 } from 'lucide-react';
import type { SlotDraft } from '@/components/tools/draft/draft-slots';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import { draftOf } from '@/components/tools/draft/tool-draft';
import type { KeptDraft } from '@/components/tools/draft/use-kept-draft';
import { LANGUAGE_LABELS, LanguageBadge } from '@/components/tools/language-badge';
import { ageOf } from '@/components/tools/page/age';
import { Button } from '@/components/ui/button';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { showToast } from '@/components/ui/toast';
import { STARTER_EXAMPLES } from '@/lib/code/template';
import type { RuntimeInfo } from '@/lib/contract/runtime';

type StartChooserProps = {
  /** Null while they are read. */
  runtimes: readonly RuntimeInfo[] | null;
  kept: KeptDraft;
  onStart: (draft: ToolDraft) => void;
  onContinue: (offer: SlotDraft) => void;
};

const CARD =
  'flex min-w-0 flex-col items-start gap-1 rounded border bg-surface-raised p-3 text-left hover:border-line-strong';

const draftOfTemplate = ({ language, starter_template: code }: RuntimeInfo): ToolDraft =>
  draftOf({
    name: '',
    description: '',
    language,
    code,
    parameters: {},
    execution_message_description: null,
  });

/** Where a new tool begins: a language's own template, a complete example, or what was left unfinished. */
export function StartChooser({ runtimes, kept, onStart, onContinue }: StartChooserProps) {
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-6">
      <h1 className="font-semibold text-xl">New tool</h1>
      {kept.offers.length > 0 && <Unfinished kept={kept} onContinue={onContinue} />}
      <section aria-labelledby="start-language" className="flex flex-col gap-2">
        <h2 id="start-language" className="font-semibold text-sm">
          Choose a language
        </h2>
        <div className="grid gap-2 sm:grid-cols-2">
          {runtimes === null ? (
            <Loading label="Loading the runtimes">
              <Skeleton className="h-20" />
            </Loading>
          ) : (
            runtimes.map((runtime) => (
              <button
                key={runtime.language}
                type="button"
                className={CARD}
                onClick={() => onStart(draftOfTemplate(runtime))}
              >
                <span className="font-medium text-base">{LANGUAGE_LABELS[runtime.language]}</span>
                <span className="text-ink-muted">Runs on {runtime.runtime}</span>
                <code className="max-w-full truncate text-ink-faint text-xs">
                  {runtime.entrypoint_signature}
                </code>
              </button>
            ))
          )}
        </div>
      </section>
      <section aria-labelledby="start-example" className="flex flex-col gap-2">
        <h2 id="start-example" className="font-semibold text-sm">
          Or begin with a complete example
        </h2>
        <ul className="grid gap-2 sm:grid-cols-2">
          {STARTER_EXAMPLES.map((example) => (
            <li key={`${example.language} ${example.name}`} className="flex min-w-0">
              <button type="button" className={`${CARD} w-full`} onClick={() => onStart(draftOf(example))}>
                <span className="flex w-full items-center gap-2">
                  <span className="min-w-0 flex-1 truncate font-mono">{example.name}</span>
                  <LanguageBadge language={example.language} />
                </span>
                <span className="text-ink-muted">{example.description}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Unfinished({ kept, onContinue }: Pick<StartChooserProps, 'kept' | 'onContinue'>) {
  const discard = (offer: SlotDraft) => {
    kept.discard(offer.slot);
    showToast({
      title: 'Draft discarded',
      action: { label: 'Undo', onAction: () => kept.putBack(offer) },
    });
  };
  return (
    <section aria-labelledby="start-unfinished" className="flex flex-col gap-2">
      <h2 id="start-unfinished" className="font-semibold text-sm">
        Unfinished on this machine
      </h2>
      <ul className="divide-y divide-line rounded border bg-surface-raised">
        {kept.offers.map((offer) => {
          const { draft, savedAt } = offer.stored;
          const name = draft.name === '' ? 'unnamed' : draft.name;
          return (
            <li key={offer.slot} className="flex flex-wrap items-center gap-2 px-3 py-2">
              <FilePlus2 aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <span className="min-w-0 truncate font-mono">{name}</span>
              <LanguageBadge language={draft.language} />
              <span className="text-ink-faint text-xs">{ageOf(savedAt, Date.now())}</span>
              <span className="ml-auto flex gap-2">
                <Button size="small" look="primary" onClick={() => onContinue(offer)}>
                  Continue<span className="sr-only"> {name}</span>
                </Button>
                <Button size="small" onClick={() => discard(offer)}>
                  Discard<span className="sr-only"> {name}</span>
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
