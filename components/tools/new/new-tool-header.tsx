'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode, Ref } from 'react';
import { type NameAvailability, useNameAvailability } from '@/components/tools/new/use-name-availability';
import type { NewToolOwner } from '@/components/tools/new/use-new-tool';
import { LanguageField } from '@/components/tools/page/language-field';
import { NameField } from '@/components/tools/page/name-field';
import { Button } from '@/components/ui/button';
import type { RuntimeInfo } from '@/lib/contract/runtime';

type NewToolHeaderProps = {
  owner: NewToolOwner;
  nameRefusal: string | undefined;
  /** A name is asked for only once somebody tried to do without, or began one. */
  askName: boolean;
  runtimes: readonly RuntimeInfo[];
  validation: ReactNode;
  onCreate: () => void;
  nameRef: Ref<HTMLInputElement>;
};

function hintOf(availability: NameAvailability): ReactNode {
  switch (availability.kind) {
    case 'none':
      return 'Lowercase words joined by hyphens: how the agent calls the tool.';
    case 'checking':
      return 'Looking whether this name is free…';
    case 'free':
      return 'This name is free.';
    case 'on-save':
      return 'Whether this name is free is checked when you create the tool.';
    case 'taken':
      return null;
  }
}

/** Name, language and verdict of a tool that is not there yet, and the button that makes it. */
export function NewToolHeader(props: NewToolHeaderProps) {
  const { owner, nameRefusal, askName, runtimes, validation, onCreate, nameRef } = props;
  const { draft, state, problems, edit } = owner;
  const availability = useNameAvailability(draft.name);
  const making = state.kind === 'creating' || state.kind === 'created';
  const taken =
    availability.kind === 'taken' && !making ? 'A tool of this workspace has this name already.' : undefined;
  const unfit = draft.name === '' && !askName ? undefined : problems.name;
  return (
    <header className="sticky top-(--shell-top) z-10 flex flex-wrap items-start gap-x-3 gap-y-2 bg-surface px-3 py-2">
      <div className="flex min-h-8 items-center gap-1">
        <Link
          href="/tools"
          aria-label="Back to tools"
          title="Back to tools"
          className="flex size-8 shrink-0 items-center justify-center rounded text-ink-muted hover:bg-ink/6 hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4" />
        </Link>
        <h1 className="whitespace-nowrap font-semibold text-base">New tool</h1>
      </div>
      <div className="min-w-56 max-w-md flex-1 basis-64">
        <NameField
          ref={nameRef}
          name={draft.name}
          problem={nameRefusal ?? unfit ?? taken}
          suggests={unfit !== undefined}
          readOnly={false}
          quiet={false}
          hint={hintOf(availability)}
          onName={(name) => edit((now) => ({ ...now, name }))}
        />
      </div>
      <div className="flex min-h-8 flex-wrap items-center gap-2">
        <LanguageField draft={draft} runtimes={runtimes} readOnly={false} edit={edit} />
        {validation}
      </div>
      <div className="ml-auto flex min-h-8 items-center gap-3">
        <p className="text-ink-muted text-xs">Not created yet</p>
        <Button look="primary" busy={making} aria-keyshortcuts="Control+S Meta+S" onClick={onCreate}>
          Create tool
        </Button>
      </div>
    </header>
  );
}
