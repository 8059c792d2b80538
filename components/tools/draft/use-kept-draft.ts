'use client';

import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import {
  browserStorage,
  type DraftPlace,
  newSlot,
  placeKey,
  readSlots,
  removeSlot,
  type SlotDraft,
  writeSlot,
} from '@/components/tools/draft/draft-slots';
import { browserChannel, joinTabs } from '@/components/tools/draft/draft-tabs';
import type { StoredDraft } from '@/components/tools/draft/stored-draft';

/** How long a keystroke may be unkept while the operator goes on typing. */
const KEEP_AFTER_MS = 250;
/** Other tabs answer at once; until they had the time, their drafts are not offered here. */
const TABS_ANSWER_MS = 150;

const NOBODY: ReadonlySet<string> = new Set();

export type KeptContent = Omit<StoredDraft, 'savedAt'>;

type KeptDraftInput = {
  place: DraftPlace;
  /** What to keep; null while there is nothing that is not saved. */
  content: KeptContent | null;
  /** Whether a draft that was left behind has anything that the tool on screen does not have. */
  isWorthOffering: (stored: StoredDraft) => boolean;
  /** Another tab saved this very tool. */
  onSavedElsewhere?: () => void;
};

export type KeptDraft = {
  /** Why nothing can be kept in this browser, else null. */
  readonly problem: string | null;
  /** Drafts that were left behind here, newest first. */
  readonly offers: readonly SlotDraft[];
  readonly alsoOpen: boolean;
  /** Goes on in the slot of an offered draft; what was typed here stays behind as an offer. */
  readonly adopt: (slot: string) => void;
  readonly discard: (slot: string) => void;
  readonly putBack: (offer: SlotDraft) => void;
  /** Leaves what was typed so far behind as an offer, and goes on in a new slot. */
  readonly setAside: () => void;
  /** Keeps nothing from now on, and drops what was kept here: the tool is gone. */
  readonly forget: () => void;
  readonly tellSaved: () => void;
};

/** Writes the slot soon after each change, and at once when the page is hidden, closed or left. */
function useKeptSlot(place: DraftPlace, slot: string, content: KeptContent | null) {
  const [problem, setProblem] = useState<string | null>(null);
  const forgotten = useRef(false);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);

  const write = useEffectEvent(() => {
    if (waiting.current !== null) {
      clearTimeout(waiting.current);
      waiting.current = null;
      if (content !== null && !forgotten.current) {
        setProblem(writeSlot(browserStorage(), place, slot, { ...content, savedAt: Date.now() }));
      }
    }
  });

  const { base, draft } = content ?? { base: null, draft: null };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content's parts say when it changed, not its wrapper
  useEffect(() => {
    if (draft === null) {
      if (waiting.current !== null) {
        clearTimeout(waiting.current);
        waiting.current = null;
      }
      removeSlot(browserStorage(), place, slot);
      setProblem(null);
      return;
    }
    waiting.current ??= setTimeout(() => write(), KEEP_AFTER_MS);
  }, [base, draft, place, slot]);

  useEffect(() => {
    const flush = () => write();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, []);
  const forget = () => {
    forgotten.current = true;
    removeSlot(browserStorage(), place, slot);
  };
  return { problem, forget };
}

function useOtherTabs(place: DraftPlace, slot: string, onSaved: () => void) {
  const [others, setOthers] = useState<ReadonlySet<string> | null>(null);
  const tell = useRef<() => void>(() => {});
  const onSavedNow = useEffectEvent(onSaved);
  useEffect(() => {
    const join = () => {
      const channel = browserChannel();
      return (
        channel &&
        joinTabs(channel, { place: placeKey(place), slot, onOthers: setOthers, onSaved: () => onSavedNow() })
      );
    };
    let tabs = join();
    tell.current = () => tabs?.tellSaved();
    const timer = setTimeout(() => setOthers((known) => known ?? NOBODY), TABS_ANSWER_MS);
    // A closed tab runs no cleanup; one that comes back from the browser's cache is there again.
    const onHide = () => tabs?.leave();
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) {
        tabs = join();
      }
    };
    window.addEventListener('pagehide', onHide);
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('pagehide', onHide);
      window.removeEventListener('pageshow', onShow);
      clearTimeout(timer);
      tabs?.leave();
      setOthers(null);
    };
  }, [place, slot]);
  return { others, tellSaved: useCallback(() => tell.current(), []) };
}

/**
 * Keeps what is typed in this browser, each page in a slot of its own, and finds what earlier pages left behind.
 * Nothing here ever touches the live tool.
 */
export function useKeptDraft(input: KeptDraftInput): KeptDraft {
  const { host, workspaceId, subject } = input.place;
  const place = useMemo(() => ({ host, workspaceId, subject }), [host, workspaceId, subject]);
  const [slot, setSlot] = useState(newSlot);
  const [turn, setTurn] = useState(0);
  const { problem, forget } = useKeptSlot(place, slot, input.content);
  const { others, tellSaved } = useOtherTabs(place, slot, () => input.onSavedElsewhere?.());

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` counts our own changes to the browser's storage
  const left = useMemo(() => {
    if (others === null) {
      return [];
    }
    return readSlots(browserStorage(), place).filter(
      (found) => found.slot !== slot && !others.has(found.slot),
    );
  }, [others, place, slot, turn]);

  const again = useCallback(() => setTurn((count) => count + 1), []);
  const keepNow = () => {
    if (input.content) {
      writeSlot(browserStorage(), place, slot, { ...input.content, savedAt: Date.now() });
    }
  };
  return {
    problem,
    offers: left.filter(({ stored }) => input.isWorthOffering(stored)),
    alsoOpen: others !== null && others.size > 0,
    adopt: (offered) => {
      keepNow();
      setSlot(offered);
    },
    discard: (offered) => {
      removeSlot(browserStorage(), place, offered);
      again();
    },
    putBack: (offer) => {
      writeSlot(browserStorage(), place, offer.slot, offer.stored);
      again();
    },
    setAside: () => {
      keepNow();
      setSlot(newSlot());
    },
    forget,
    tellSaved,
  };
}
