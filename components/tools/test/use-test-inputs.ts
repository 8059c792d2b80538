'use client';

import { useMemo, useState } from 'react';
import { browserStorage, type DraftPlace } from '@/components/tools/draft/draft-slots';
import { readInputs, rememberInputs } from '@/components/tools/test/stored-inputs';
import { inputsOf, NO_INPUTS, type TestInputs } from '@/components/tools/test/test-inputs';
import type { JsonObject } from '@/lib/contract/json';

/** A run whose arguments were taken over: `id` is null where only its arguments are known. */
export type ArgumentsOrigin = { readonly id: string | null; readonly createdAt: string | null };

export type EditInputs = (change: (inputs: TestInputs) => TestInputs) => void;

export type TestInputsOwner = {
  readonly inputs: TestInputs;
  /** The run that the arguments are of, until one of them is changed. */
  readonly origin: ArgumentsOrigin | null;
  readonly edit: EditInputs;
  readonly take: (args: JsonObject, origin: ArgumentsOrigin) => void;
  /** Back to what was last filled in here. */
  readonly putBack: () => void;
};

type Filled = { readonly inputs: TestInputs; readonly origin: ArgumentsOrigin | null };

const remembered = (place: DraftPlace): Filled => ({
  inputs: readInputs(browserStorage(), place) ?? NO_INPUTS,
  origin: null,
});

/** What is filled in for a test; kept in this browser, so that it is there the next time. */
export function useTestInputs({ host, workspaceId, subject }: DraftPlace): TestInputsOwner {
  const place = useMemo(() => ({ host, workspaceId, subject }), [host, workspaceId, subject]);
  const [filled, setFilled] = useState(() => remembered(place));
  return useMemo(
    () => ({
      ...filled,
      edit: (change) => {
        const inputs = change(filled.inputs);
        if (inputs !== filled.inputs) {
          rememberInputs(browserStorage(), place, inputs, Date.now());
          setFilled({ inputs, origin: inputs.values === filled.inputs.values ? filled.origin : null });
        }
      },
      take: (args, origin) => setFilled({ inputs: inputsOf(args), origin }),
      putBack: () => setFilled(remembered(place)),
    }),
    [filled, place],
  );
}
