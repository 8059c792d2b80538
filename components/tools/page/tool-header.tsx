'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode, Ref } from 'react';
import { isDirty } from '@/components/tools/draft/draft-state';
import type { ToolDraftOwner } from '@/components/tools/draft/use-tool-draft';
import { EnableGloballySwitch } from '@/components/tools/enable-globally-switch';
import { LanguageField } from '@/components/tools/page/language-field';
import { NameField } from '@/components/tools/page/name-field';
import { SaveStatus } from '@/components/tools/page/save-status';
import { ToolMenu } from '@/components/tools/page/tool-menu';
import { VersionBadge } from '@/components/tools/version-badge';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import type { RuntimeInfo } from '@/lib/contract/runtime';

type ToolHeaderProps = {
  owner: ToolDraftOwner;
  /** What a refused save said of the name. */
  nameRefusal: string | undefined;
  runtimes: readonly RuntimeInfo[];
  readOnly: string | null;
  validation: ReactNode;
  onSave: () => void;
  onDeleted: () => void;
  nameRef: Ref<HTMLInputElement>;
};

/** What the tool is, which state of it is on screen, and what makes a state live. */
export function ToolHeader(props: ToolHeaderProps) {
  const { owner, nameRefusal, runtimes, readOnly, validation, onSave, onDeleted, nameRef } = props;
  const { state, saveState, problems, kept, edit } = owner;
  const { tool } = state.live;
  const fixed = readOnly !== null;
  return (
    <header className="sticky top-(--shell-top) z-10 flex flex-wrap items-start gap-x-3 gap-y-2 bg-surface px-3 py-2">
      <h1 className="sr-only">{tool.name}</h1>
      <div className="flex min-w-0 items-start gap-1">
        <BackLink />
        <NameField
          ref={nameRef}
          name={state.draft.name}
          problem={problems.name ?? nameRefusal}
          readOnly={fixed}
          suggests={problems.name !== undefined}
          quiet
          onName={(name) => edit((draft) => ({ ...draft, name }))}
        />
      </div>
      <div className="flex min-h-8 flex-wrap items-center gap-2">
        <LanguageField draft={state.draft} runtimes={runtimes} readOnly={fixed} edit={edit} />
        <VersionBadge version={tool.version} />
        {validation}
      </div>
      <div className="ml-auto flex min-h-8 flex-wrap items-center justify-end gap-x-3 gap-y-2">
        <SaveStatus saveState={saveState} version={state.base.tool.version} unkept={kept.problem} />
        <div className="flex items-center gap-1.5 text-ink-muted text-xs">
          <span aria-hidden>Enable globally</span>
          <EnableGloballySwitch
            id={tool.id}
            name={tool.name}
            enabled={tool.enable_globally}
            unavailable={readOnly ?? undefined}
          />
        </div>
        <div className="flex gap-2">
          <ToolMenu
            live={state.live}
            dirty={isDirty(state)}
            readOnly={fixed}
            onDiscard={owner.takeTheirs}
            onDeleted={onDeleted}
          />
          {!fixed && <SaveButton saveState={saveState.kind} onSave={onSave} />}
        </div>
      </div>
    </header>
  );
}

function BackLink() {
  return (
    <Link
      href="/tools"
      aria-label="Back to tools"
      title="Back to tools"
      className="flex size-8 shrink-0 items-center justify-center rounded text-ink-muted hover:bg-ink/6 hover:text-ink"
    >
      <ArrowLeft aria-hidden className="size-4" />
    </Link>
  );
}

type SaveButtonProps = { saveState: ToolDraftOwner['saveState']['kind']; onSave: () => void };

/** Never `disabled`: it would lose the focus the moment the tool is saved. */
function SaveButton({ saveState, onSave }: SaveButtonProps) {
  const unneeded = saveState === 'saved' || saveState === 'conflict';
  return (
    <Tooltip content="Save (Ctrl+S, ⌘S)">
      <Button
        look="primary"
        busy={saveState === 'saving'}
        aria-disabled={unneeded}
        aria-keyshortcuts="Control+S Meta+S"
        onClick={onSave}
      >
        Save
      </Button>
    </Tooltip>
  );
}
