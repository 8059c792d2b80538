'use client';

import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { type CodeDiffSession, openCodeDiff } from '@/components/editor/code-diff-session';
import type { CodeLanguage } from '@/components/editor/code-language';

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
  const host = useRef<HTMLDivElement>(null);
  const session = useRef<CodeDiffSession>(null);
  const changed = useEffectEvent((text: string) => onChange?.(text));
  const open = useEffectEvent((element: HTMLElement) =>
    openCodeDiff(element, { original, modified, language, onChange: (text) => changed(text) }),
  );
  const editable = onChange !== undefined;

  useLayoutEffect(() => {
    if (!host.current) {
      return;
    }
    const opened = open(host.current);
    session.current = opened;
    return () => {
      session.current = null;
      opened.close();
    };
  }, []);

  useLayoutEffect(() => {
    session.current?.setLanguage(language);
    session.current?.setTexts({ original, modified });
  }, [language, original, modified]);

  useLayoutEffect(() => {
    const labels = { original: `${label}: ${sides.original}`, modified: `${label}: ${sides.modified}` };
    session.current?.setOptions({ editable, labels });
  }, [editable, label, sides.original, sides.modified]);

  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col overflow-hidden bg-surface-raised">
      <div className="flex shrink-0 justify-between gap-4 border-b bg-surface px-3 py-1 text-ink-muted text-xs">
        <span>
          <span aria-hidden className="text-invalid">
            −{' '}
          </span>
          {sides.original}
        </span>
        <span>
          <span aria-hidden className="text-valid">
            +{' '}
          </span>
          {sides.modified}
        </span>
      </div>
      <div ref={host} className="min-h-0 flex-1 font-mono" />
    </div>
  );
}
