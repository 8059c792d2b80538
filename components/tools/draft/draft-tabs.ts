/** What the tabs of one browser tell each other about a tool: who edits it, and that it was saved. */
export type TabMessage =
  | { readonly kind: 'opened'; readonly place: string; readonly slot: string }
  | { readonly kind: 'present'; readonly place: string; readonly slot: string }
  | { readonly kind: 'closed'; readonly place: string; readonly slot: string }
  | { readonly kind: 'saved'; readonly place: string; readonly slot: string };

export type TabChannel = {
  postMessage(message: TabMessage): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
};

type Tab = {
  place: string;
  slot: string;
  onOthers: (slots: ReadonlySet<string>) => void;
  onSaved: () => void;
};

const KINDS: readonly unknown[] = ['opened', 'present', 'closed', 'saved'];

const isTabMessage = (value: unknown): value is TabMessage =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  KINDS.includes(value.kind) &&
  'place' in value &&
  typeof value.place === 'string' &&
  'slot' in value &&
  typeof value.slot === 'string';

/** Null where the browser has no such channel: then a tab is alone as far as it knows. */
export const browserChannel = (): TabChannel | null =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('toolroom:drafts');

/**
 * Joins the tabs that have the same tool open. A tab that crashed does not answer, so its draft is offered like any
 * other left behind.
 */
export function joinTabs(channel: TabChannel, { place, slot, onOthers, onSaved }: Tab) {
  let others: ReadonlySet<string> = new Set();
  const tell = (kind: TabMessage['kind']) => channel.postMessage({ kind, place, slot });
  const change = (next: ReadonlySet<string>) => {
    others = next;
    onOthers(others);
  };
  channel.onmessage = ({ data }: { data: unknown }) => {
    if (!isTabMessage(data) || data.place !== place || data.slot === slot) {
      return;
    }
    if (data.kind === 'closed') {
      change(new Set([...others].filter((other) => other !== data.slot)));
      return;
    }
    if (!others.has(data.slot)) {
      change(new Set([...others, data.slot]));
    }
    if (data.kind === 'opened') {
      tell('present');
    }
    if (data.kind === 'saved') {
      onSaved();
    }
  };
  tell('opened');
  return {
    tellSaved: () => tell('saved'),
    leave: () => {
      if (channel.onmessage !== null) {
        tell('closed');
        channel.onmessage = null;
        channel.close();
      }
    },
  };
}
