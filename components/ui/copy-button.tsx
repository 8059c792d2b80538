'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonLook, type ButtonSize } from '@/components/ui/button';
import { announce } from '@/components/ui/live-region';

const SHOWN_MS = 2_000;

type CopyButtonProps = {
  /** A function where the text is long and rarely wanted. */
  text: string | (() => string);
  label?: string;
  size?: ButtonSize;
  look?: ButtonLook;
};

/** Copies, and says for two seconds that it did, or that the browser did not allow it. */
export function CopyButton({ text, label = 'Copy', size = 'small', look = 'secondary' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!outcome) {
      return;
    }
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setOutcome('copied');
      announce('Copied');
    } catch {
      setOutcome('refused');
      announce('The browser did not allow copying. Select the text and copy it by hand.');
    }
  };
  const words = { copied: 'Copied', refused: 'Not allowed' };
  return (
    <Button
      size={size}
      look={look}
      icon={
        outcome === 'copied' ? (
          <Check aria-hidden className="size-4" />
        ) : (
          <Copy aria-hidden className="size-4" />
        )
      }
      onClick={() => void copy()}
    >
      {outcome ? words[outcome] : label}
    </Button>
  );
}
