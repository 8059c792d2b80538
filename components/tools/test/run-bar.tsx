'use client';

import { Play, Square } from 'lucide-react';
import type { MouseEvent } from 'react';
import { humanDuration } from '@/components/shell/human-units';
import type { TestMode } from '@/components/tools/test/test-mode';
import type { ToolTest } from '@/components/tools/test/use-tool-test';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { Tooltip } from '@/components/ui/tooltip';

const LIMITS_MS = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 45_000, 60_000];

/** What a run of now would run. */
function subjectOf(mode: TestMode): string {
  if (mode.kind === 'none') {
    return 'There is nothing to run yet.';
  }
  if (mode.kind === 'saved') {
    return `Runs v${mode.tool.version} as it is saved.`;
  }
  if (mode.base === null) {
    return 'Runs the code on screen: not created yet.';
  }
  return mode.base.changed
    ? 'Runs the code on screen: unsaved changes.'
    : `Runs the code on screen: v${mode.base.version}.`;
}

type RunBarProps = {
  test: ToolTest;
  /** Why a run would not start, for whoever asks the button. */
  unavailable: string | null;
};

/** Starts a run and ends it, and says what it is that runs. */
export function RunBar({ test, unavailable }: RunBarProps) {
  const { mode, timeLimit, barred } = test;
  return (
    <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-3 py-2">
      <p className="min-w-0 flex-1 basis-44 text-ink-muted">{subjectOf(mode)}</p>
      <div className="flex items-center gap-2">
        {mode.kind === 'draft' && <TimeLimitSelect timeLimit={timeLimit} fixed={barred !== null} />}
        <RunButton test={test} unavailable={unavailable} />
      </div>
    </div>
  );
}

const KEYS = 'Run (Ctrl+Enter, ⌘Enter)';

/** One button throughout, so that it keeps the focus. The second click of a double one does not cancel. */
function RunButton({ test: { running, filled, start }, unavailable }: RunBarProps) {
  const going = running.shown.kind === 'going';
  const press = ({ detail }: MouseEvent) => {
    if (!going) {
      start();
    } else if (detail < 2) {
      running.cancel();
    }
  };
  return (
    <Tooltip content={going ? 'Cancel the run' : (unavailable ?? KEYS)}>
      <Button
        look={going ? 'secondary' : 'primary'}
        icon={going ? <Square aria-hidden className="size-3.5" /> : <Play aria-hidden className="size-3.5" />}
        aria-disabled={!going && unavailable !== null}
        aria-keyshortcuts={going ? undefined : 'Control+Enter Meta+Enter'}
        onClick={press}
      >
        {going ? 'Cancel' : filled.origin === null ? 'Run' : 'Replay'}
      </Button>
    </Tooltip>
  );
}

function TimeLimitSelect({ timeLimit, fixed }: { timeLimit: ToolTest['timeLimit']; fixed: boolean }) {
  const { ms, change, ofTool } = timeLimit;
  const choices = LIMITS_MS.includes(ms) ? LIMITS_MS : [...LIMITS_MS, ms].toSorted((a, b) => a - b);
  return (
    <Select
      aria-label="Time limit"
      title={ofTool ? 'Time limit. It is the tool’s own: agents’ runs have it too.' : 'Time limit'}
      value={ms}
      disabled={fixed}
      onChange={({ target }) => change(Number(target.value))}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {humanDuration(choice)}
        </option>
      ))}
    </Select>
  );
}
