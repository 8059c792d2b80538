import type { ReactNode } from 'react';
import { Brand } from '@/components/shell/brand';

/** The page before the dashboard: the name, and which API the token is for. */
export function SignInFrame({ host, children }: { host: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 p-4">
      <header className="flex flex-col gap-2">
        <Brand className="size-8" />
        <h1 className="font-semibold text-xl">Sign in to Toolroom</h1>
        <p className="text-ink-muted">
          The tools you will manage are kept by the Conduit API at{' '}
          <span className="wrap-anywhere font-mono text-ink text-xs">{host}</span>.
        </p>
      </header>
      {children}
    </main>
  );
}
