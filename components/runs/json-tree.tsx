'use client';

import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { nodeOf, sizeWords } from '@/components/runs/json-node';
import { classNames } from '@/components/ui/class-names';

/** A list of thousands is drawn in parts, and a long text is cut until it is asked for. */
const CHILDREN_SHOWN = 100;
const TEXT_SHOWN = 400;
/** What is small and near the root is open from the start. */
const OPEN_DEPTH = 2;
const OPEN_CHILDREN = 20;

const TONES = { string: 'text-valid', number: 'text-accent', boolean: 'text-stale', null: 'text-ink-faint' };
const LINK = 'rounded-sm px-1 font-sans text-accent text-xs underline underline-offset-2';

/** JSON to look around in: what has children folds, by mouse and by keyboard. `label` names it for everyone. */
export function JsonTree({ value, label }: { value: unknown; label: string }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={label}
      className="max-h-[32rem] overflow-auto rounded border bg-surface-sunken px-2 py-1.5 font-mono text-xs"
    >
      <JsonValueView name={null} value={value} depth={0} />
    </section>
  );
}

type JsonValueViewProps = { name: ReactNode; value: unknown; depth: number };

function JsonValueView({ name, value, depth }: JsonValueViewProps) {
  const node = nodeOf(value);
  if (node.kind === 'array' || node.kind === 'object') {
    return <JsonBranch name={name} node={node} depth={depth} />;
  }
  return (
    <p className="flex min-h-6 items-baseline gap-1 py-0.5 pl-5">
      {name !== null && <span className="shrink-0 text-ink-muted">{name}:</span>}
      {node.kind === 'string' ? (
        <JsonText text={node.text} />
      ) : (
        <span className={classNames('break-all', TONES[node.kind])}>{node.text}</span>
      )}
    </p>
  );
}

function JsonText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > TEXT_SHOWN;
  return (
    <span className={classNames('wrap-anywhere min-w-0 whitespace-pre-wrap', TONES.string)}>
      {JSON.stringify(cut ? text.slice(0, TEXT_SHOWN) : text)}
      {cut && (
        <button type="button" className={LINK} onClick={() => setWhole(true)}>
          Show all {text.length.toLocaleString('en')} characters
        </button>
      )}
    </span>
  );
}

type Branch = Extract<ReturnType<typeof nodeOf>, { kind: 'array' | 'object' }>;
type JsonBranchProps = { name: ReactNode; node: Branch; depth: number };

function JsonBranch({ name, node, depth }: JsonBranchProps) {
  const count = node.children.length;
  const [open, setOpen] = useState(count > 0 && depth < OPEN_DEPTH && count <= OPEN_CHILDREN);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      setOpen(event.key === 'ArrowRight');
    }
  };
  const words = sizeWords(node.kind, count);
  if (count === 0) {
    return (
      <p className="min-h-6 py-0.5 pl-5 text-ink-muted">
        {name !== null && <>{name}: </>}
        <span aria-hidden>{node.kind === 'array' ? '[]' : '{}'}</span>
        <span className="sr-only">{words}</span>
      </p>
    );
  }
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
        className="flex min-h-6 items-center gap-1 rounded-sm pr-1 text-left text-ink-muted hover:bg-ink/6"
      >
        <ChevronRight aria-hidden className={classNames('size-4 shrink-0', open && 'rotate-90')} />
        {name !== null && <span>{name}:</span>}
        <span className="font-sans text-ink-faint">{words}</span>
      </button>
      {open && <JsonChildren node={node} depth={depth + 1} />}
    </div>
  );
}

function JsonChildren({ node, depth }: { node: Branch; depth: number }) {
  const [shown, setShown] = useState(CHILDREN_SHOWN);
  const count = node.children.length;
  const next = Math.min(CHILDREN_SHOWN, count - shown);
  return (
    <ul className="ml-2 border-l pl-1">
      {node.kind === 'object'
        ? node.children.slice(0, shown).map(([name, child]) => (
            <li key={name}>
              <JsonValueView name={<span className="text-ink">{name}</span>} value={child} depth={depth} />
            </li>
          ))
        : node.children.slice(0, shown).map((child, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item of a list is known by nothing but its place
            <li key={index}>
              <JsonValueView name={index} value={child} depth={depth} />
            </li>
          ))}
      {next > 0 && (
        <li className="min-h-6 py-0.5 pl-4">
          <button type="button" className={LINK} onClick={() => setShown(shown + next)}>
            Show {next} more of {count.toLocaleString('en')}
          </button>
        </li>
      )}
    </ul>
  );
}
