'use client';

import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';

const QUERY_MAX = 200;

type SearchBoxProps = {
  /** What is searched for now. Changed from outside, it replaces what is typed. */
  value: string;
  onSearch: (query: string) => void;
  /** How long the typing must rest. */
  delayMs: number;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Arrow down goes on to the results. */
  onLeave: () => void;
};

/** Searches when the typing rests, on Enter at once; not in the middle of a composed character. Esc clears. */
export function SearchBox({ value, onSearch, delayMs, inputRef, onLeave }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [composing, setComposing] = useState(false);
  if (value !== seen) {
    setSeen(value);
    if (value !== text.trim()) {
      setText(value);
    }
  }

  const search = useEffectEvent(onSearch);
  useEffect(() => {
    if (composing || text.trim() === value) {
      return;
    }
    const timer = setTimeout(() => search(text.trim()), delayMs);
    return () => clearTimeout(timer);
  }, [text, value, composing, delayMs]);

  const clear = () => {
    setText('');
    onSearch('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing || event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      clear();
    } else if (event.key === 'Enter') {
      onSearch(text.trim());
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      onLeave();
    }
  };
  return (
    <div className="relative min-w-0 flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2 size-4 text-ink-faint" />
      <Input
        ref={inputRef}
        type="search"
        aria-label="Search tools"
        aria-keyshortcuts="/"
        placeholder="Search name, description and code"
        maxLength={QUERY_MAX}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
        className="pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {text === '' ? (
        <span className="pointer-events-none absolute top-1.5 right-2 hidden sm:block">
          <Kbd keys="/" />
        </span>
      ) : (
        <IconButton
          label="Clear search"
          size="small"
          className="absolute top-0.5 right-0.5"
          onClick={() => {
            clear();
            inputRef.current?.focus();
          }}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </div>
  );
}
