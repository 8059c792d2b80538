'use client';

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Button, IconButton } from '@/components/ui/button';

export type Toast = {
  tone?: 'info' | 'success' | 'error';
  title: string;
  description?: ReactNode;
  /** One thing that can be done about it; doing it closes the toast. */
  action?: { label: string; onAction: () => void };
  /** A toast with the id of one on screen takes its place. */
  id?: string;
  /** How long it stays; `Infinity` until closed. Errors stay until closed unless told otherwise. */
  durationMs?: number;
};

type Shown = Toast & { id: string };

const STAY_MS = 6_000;
const MOST = 4;
const NONE: readonly Shown[] = [];

let shown = NONE;
let made = 0;
const listeners = new Set<() => void>();

const change = (next: readonly Shown[]) => {
  shown = next;
  for (const listener of listeners) {
    listener();
  }
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Shows a short message above the page and has it read aloud. Returns its id for `closeToast`. */
export function showToast(toast: Toast): string {
  made += 1;
  const id = toast.id ?? `toast-${made}`;
  change([...shown.filter((other) => other.id !== id), { ...toast, id }].slice(-MOST));
  return id;
}

export const closeToast = (id: string): void => change(shown.filter((toast) => toast.id !== id));

const stayOf = (toast: Toast) =>
  toast.durationMs ?? (toast.tone === 'error' ? Number.POSITIVE_INFINITY : STAY_MS);

const ICONS = {
  info: <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-muted" />,
  success: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-valid" />,
  error: <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-invalid" />,
};

function ToastCard({ toast, waiting }: { toast: Shown; waiting: boolean }) {
  const stay = stayOf(toast);
  useEffect(() => {
    if (waiting || !Number.isFinite(stay)) {
      return;
    }
    const timer = setTimeout(() => closeToast(toast.id), stay);
    return () => clearTimeout(timer);
  }, [toast, waiting, stay]);
  const { action } = toast;
  return (
    <li className="pointer-events-auto flex animate-appear items-start gap-2 rounded border border-line bg-surface-raised py-2 pr-1.5 pl-3 shadow-float">
      {ICONS[toast.tone ?? 'info']}
      <div className="min-w-0 flex-1 break-words py-px text-sm">
        <p className="font-medium">{toast.title}</p>
        {toast.description && <div className="text-ink-muted">{toast.description}</div>}
      </div>
      {action && (
        <Button
          size="small"
          onClick={() => {
            closeToast(toast.id);
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="small" label="Close message" onClick={() => closeToast(toast.id)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}

/** Once per page. While the pointer or the focus is on it, nothing goes away. */
export function Toaster() {
  const toasts = useSyncExternalStore(
    subscribe,
    () => shown,
    () => NONE,
  );
  const [waiting, setWaiting] = useState(false);
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      data-messages
      onPointerEnter={() => setWaiting(true)}
      onPointerLeave={() => setWaiting(false)}
      onFocus={() => setWaiting(true)}
      onBlur={() => setWaiting(false)}
      className="pointer-events-none fixed right-4 bottom-16 left-4 z-60 sm:left-auto sm:w-96 md:bottom-4"
    >
      <ol className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} waiting={waiting} />
        ))}
      </ol>
    </section>
  );
}
