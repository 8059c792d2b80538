'use client';

import { useRef, useState } from 'react';
import { announce } from '@/components/ui/live-region';
import { Switch } from '@/components/ui/switch';
import { showToast } from '@/components/ui/toast';
import { useEnableGlobally } from '@/lib/queries/tool';

type EnableGloballySwitchProps = {
  id: string;
  name: string;
  enabled: boolean;
  /** Why it cannot be switched, for a read-only token; it then stays readable. */
  unavailable?: string | undefined;
  /** In a grid only the active row is in the Tab order. */
  tabIndex?: number;
};

/**
 * Acts on the live tool at once, without waiting for the answer; a refusal turns it back and says why. Of several
 * quick turns the last one counts: only its answer may settle what is shown.
 */
export function EnableGloballySwitch({
  id,
  name,
  enabled,
  unavailable,
  tabIndex,
}: EnableGloballySwitchProps) {
  const enableGlobally = useEnableGlobally();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const turns = useRef(0);

  const turn = async (next: boolean) => {
    turns.current += 1;
    const mine = turns.current;
    setWanted(next);
    const outcome = await enableGlobally.mutateAsync({ id, enabled: next });
    if (mine === turns.current) {
      setWanted(null);
    }
    if (outcome.ok) {
      announce(next ? `${name} is on for every agent` : `${name} is no longer on for every agent`);
      return;
    }
    showToast({
      id: `enable-globally-${id}`,
      tone: 'error',
      title: next ? `${name} was not enabled globally` : `${name} was not switched off`,
      description: outcome.problem.message,
      action: { label: 'Try again', onAction: () => void turn(next) },
    });
  };

  return (
    <Switch
      label={`Enable globally: ${name}`}
      checked={wanted ?? enabled}
      aria-disabled={unavailable !== undefined || undefined}
      title={unavailable}
      tabIndex={tabIndex}
      onCheckedChange={(next) => void turn(next)}
    />
  );
}
