'use client';

import { useEffectEvent, useLayoutEffect } from 'react';
import { openCodeDiff } from '@/components/editor/code-diff-session';
import type { CodeLanguage } from '@/components/editor/code-language';
import { tabKeys } from '@/components/editor/tab-keys';
import { useSession } from '@/components/editor/use-session';

export type CodeDiffProps = {
  original: string;
  modified: string;
  language: CodeLanguage;
  /** What is compared, for assistive technology: "Code of send-invoice". */
  label: string;
  /** Captions of the two sides: "Saved by someone else (v4)", "Yours". */
  sides: { original: string; modified: string };
  /** Makes the modified side editable. */
  onChange?: (modified: string) => void;
};

/** Two versions of a code, side by side, below one another when there is less room than 900 px. Fills its parent. */
export function CodeDiff({ original, modified, language, label, sides, onChange }: CodeDiffProps) {
  const changed = useEffectEvent((text: string) => onChange?.(text));
  const { host, session } = useSession((element) =>
    openCodeDiff(element, { original, modified, language, onChange: (text) => changed(text) }),
  );
  const editable = onChange !== undefined;

  useLayoutEffect(() => {
    session.current?.setLanguage(language);
    session.current?.setTexts({ original, modified });
  }, [session, language, original, modified]);

  useLayoutEffect(() => {
    const tabs = editable ? ` ${tabKeys(false).sentence}` : '';
    const labels = {
      original: `${label}: ${sides.original}`,
      modified: `${label}: ${sides.modified}.${tabs}`,
    };
    session.current?.setOptions({ editable, labels });
  }, [session, editable, label, sides.original, sides.modified]);

  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col overflow-hidden bg-surface-raised">
      <div className="grid shrink-0 grid-cols-2 border-b bg-surface text-ink-muted text-xs">
        <Caption sign="−" tone="text-invalid">
          {sides.original}
        </Caption>
        <Caption sign="+" tone="text-valid">
          {sides.modified}
        </Caption>
      </div>
      <div ref={host} className="min-h-0 flex-1 font-mono" />
    </div>
  );
}

function Caption({ sign, tone, children }: { sign: string; tone: string; children: string }) {
  return (
    <p className="truncate px-3 py-1.5">
      <span aria-hidden className={`mr-1.5 font-mono ${tone}`}>
        {sign}
      </span>
      {children}
    </p>
  );
}
