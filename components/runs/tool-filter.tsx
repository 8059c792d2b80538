'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Search, X } from 'lucide-react';
import { type RefObject, useDeferredValue, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { CONTROL } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Popover } from '@/components/ui/popover';
import { problemOf } from '@/lib/queries/fetch-json';
import { itemsOf } from '@/lib/queries/paged-list';
import { toolQuery } from '@/lib/queries/tool';
import { toolsQuery } from '@/lib/queries/tools';
import { NO_FILTER } from '@/lib/queries/tools-filter';

const ALL = 'all';
const ITEM =
  'flex min-h-8 cursor-default items-center rounded-sm px-2 font-mono text-sm data-[selected=true]:bg-ink/6';

type ToolFilterProps = {
  workspaceId: string;
  toolId: string | null;
  onChange: (toolId: string | null) => void;
  /** The control that `/` opens. */
  buttonRef: RefObject<HTMLButtonElement | null>;
};

/** Whose runs: every tool's, or those of one that is found by typing. */
export function ToolFilter({ workspaceId, toolId, onChange, buttonRef }: ToolFilterProps) {
  const [open, setOpen] = useState(false);
  const tool = useQuery({ ...toolQuery(toolId ?? ''), enabled: toolId !== null });
  const name = toolId === null ? 'All tools' : (tool.data?.tool.name ?? toolId);
  const choose = (id: string | null) => {
    setOpen(false);
    onChange(id);
  };
  return (
    <div className="relative min-w-0 flex-1 sm:max-w-md">
      <Popover
        label="Choose a tool"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            ref={buttonRef}
            type="button"
            aria-label={`Tool: ${name}`}
            aria-keyshortcuts="/"
            className={classNames(
              CONTROL,
              'flex h-8 items-center gap-2 pl-2 text-left',
              toolId === null ? 'pr-8 text-ink-muted' : 'border-accent pr-9 font-medium',
            )}
          >
            <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <span className={classNames('truncate', toolId !== null && 'font-mono')}>{name}</span>
          </button>
        }
      >
        <ToolChoice workspaceId={workspaceId} onChoose={choose} />
      </Popover>
      {toolId === null ? (
        <span className="pointer-events-none absolute top-1.5 right-2 hidden sm:block">
          <Kbd keys="/" />
        </span>
      ) : (
        <IconButton
          label="Runs of all tools"
          size="small"
          className="absolute top-0.5 right-0.5"
          onClick={() => {
            choose(null);
            buttonRef.current?.focus();
          }}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </div>
  );
}

type ToolChoiceProps = { workspaceId: string; onChoose: (toolId: string | null) => void };

function ToolChoice({ workspaceId, onChoose }: ToolChoiceProps) {
  const [text, setText] = useState('');
  const [marked, setMarked] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery(toolsQuery(workspaceId, { ...NO_FILTER, query, sort: 'name' }));
  const tools = found.data ? itemsOf(found.data) : [];
  const values = [...(query === '' ? [ALL] : []), ...tools.map(({ id }) => id)];
  const words = found.isError
    ? problemOf(found.error).message
    : found.isPending
      ? 'Searching…'
      : tools.length === 0 && 'No tool matches.';
  return (
    <Command
      label="Tools"
      shouldFilter={false}
      loop
      // Whatever has come, Enter takes what is marked, and something always is.
      value={values.includes(marked) ? marked : (values[0] ?? '')}
      onValueChange={setMarked}
      className="-m-2"
    >
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="Name, description or code"
        className={classNames(CONTROL, 'h-8 px-2')}
      />
      <Command.List label="Tools" className="mt-1 max-h-72 overflow-y-auto">
        {query === '' && (
          <Command.Item value={ALL} className={classNames(ITEM, 'font-sans')} onSelect={() => onChoose(null)}>
            All tools
          </Command.Item>
        )}
        {tools.map((tool) => (
          <Command.Item key={tool.id} value={tool.id} className={ITEM} onSelect={() => onChoose(tool.id)}>
            <span className="truncate">{tool.name}</span>
          </Command.Item>
        ))}
      </Command.List>
      <p role="status" className="px-2 py-1 text-ink-muted empty:hidden">
        {words}
      </p>
    </Command>
  );
}
