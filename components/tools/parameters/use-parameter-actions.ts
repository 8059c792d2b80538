'use client';

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  newParameter,
  type ParameterDraft,
  type ParameterFields,
} from '@/components/tools/draft/parameter-draft';
import {
  duplicateParameter,
  insertParameter,
  moveParameter,
  neighbourOf,
  type ParameterList,
  removeParameter,
  updateParameter,
} from '@/components/tools/parameters/parameter-edits';
import { announce } from '@/components/ui/live-region';
import { showToast } from '@/components/ui/toast';

/** What can be done with a parameter; the same object for every card, so that a keystroke redraws one card only. */
export type ParameterActions = {
  readonly update: (key: string, fields: Partial<ParameterFields>) => void;
  readonly toggle: (key: string) => void;
  readonly move: (key: string, by: -1 | 1) => void;
  readonly duplicate: (key: string) => void;
  readonly remove: (key: string) => void;
};

export type EditParameters = (change: (list: ParameterList) => ParameterList) => void;

/** More than these start folded, so that a long list can be seen as one. */
const OPEN_MAX = 4;

const spokenName = ({ name }: ParameterDraft): string => (name === '' ? 'The unnamed parameter' : name);

type Focus = { key: string | null; part: string };

/** Where the focus goes once the list is drawn anew; a `key` of null is the button that adds one. */
function useFocusAfterChange() {
  const container = useRef<HTMLDivElement>(null);
  const wanted = useRef<Focus | null>(null);
  useLayoutEffect(() => {
    const focus = wanted.current;
    wanted.current = null;
    if (!focus || !container.current) {
      return;
    }
    const card = focus.key === null ? null : `[data-parameter="${CSS.escape(focus.key)}"]`;
    const find = (selector: string) => container.current?.querySelector<HTMLElement>(selector) ?? null;
    const target =
      card === null
        ? find('[data-part="add"]')
        : (find(`${card} [data-part="${focus.part}"]:not(:disabled)`) ?? find(`${card} [data-part="head"]`));
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  });
  return { container, focusAfter: wanted };
}

/** What can be done with the list, and which cards are unfolded. The actions stay the same object. */
export function useParameterActions(list: ParameterList, edit: EditParameters) {
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(list.length <= OPEN_MAX ? list.map(({ key }) => key) : []),
  );
  const { container, focusAfter } = useFocusAfterChange();
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });

  const { actions, add } = useMemo(() => {
    const unfold = (key: string) => setOpen((keys) => new Set(keys).add(key));
    const focusPart = (): string => {
      const active = document.activeElement;
      return active instanceof HTMLElement ? (active.dataset.part ?? 'head') : 'head';
    };
    const putBack = (removed: ParameterDraft, at: number) => {
      edit((now) => insertParameter(now, removed, Math.min(at, now.length)));
      focusAfter.current = { key: removed.key, part: 'name' };
    };
    const remove = (key: string) => {
      const at = latest.current.findIndex((parameter) => parameter.key === key);
      const removed = latest.current[at];
      if (!removed) {
        return;
      }
      focusAfter.current = { key: neighbourOf(latest.current, key), part: 'head' };
      edit((now) => removeParameter(now, key));
      showToast({
        title: `${spokenName(removed)} deleted from the draft`,
        action: { label: 'Undo', onAction: () => putBack(removed, at) },
      });
    };
    const actions: ParameterActions = {
      update: (key, fields) => edit((now) => updateParameter(now, key, fields)),
      toggle: (key) =>
        setOpen((keys) => {
          const next = new Set(keys);
          if (!next.delete(key)) {
            next.add(key);
          }
          return next;
        }),
      move: (key, by) => {
        const moved = moveParameter(latest.current, key, by);
        if (moved !== latest.current) {
          focusAfter.current = { key, part: focusPart() };
          edit((now) => moveParameter(now, key, by));
          const place = moved.findIndex((parameter) => parameter.key === key) + 1;
          announce(`Moved to place ${place} of ${moved.length}`);
        }
      },
      duplicate: (key) => {
        const { list: longer, copy } = duplicateParameter(latest.current, key);
        unfold(copy);
        focusAfter.current = { key: copy, part: 'name' };
        edit(() => longer);
      },
      remove,
    };
    const add = () => {
      const parameter = newParameter();
      unfold(parameter.key);
      focusAfter.current = { key: parameter.key, part: 'name' };
      edit((now) => [...now, parameter]);
    };
    return { actions, add };
  }, [edit, focusAfter]);

  return {
    container,
    open,
    actions,
    add,
    unfoldAll: () => setOpen(new Set(list.map(({ key }) => key))),
    foldAll: () => setOpen(new Set()),
    /** Unfolds a card and goes there. */
    goTo: (key: string) => {
      focusAfter.current = { key, part: 'name' };
      setOpen((keys) => new Set(keys).add(key));
    },
  };
}
