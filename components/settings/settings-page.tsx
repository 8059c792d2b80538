'use client';

import { Appearance } from '@/components/settings/appearance';
import { RunHistory } from '@/components/settings/run-history';
import { Tokens } from '@/components/settings/tokens';
import { PageHeader } from '@/components/shell/page-header';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';

export function SettingsPage() {
  const api = useApi();
  return (
    <>
      <PageHeader title="Settings" />
      <div className="flex max-w-5xl flex-col gap-8 px-4 pb-8">
        {hasExtension(api, 'tokens') && <Tokens />}
        {hasExtension(api, 'runs') && <RunHistory />}
        <Appearance />
      </div>
    </>
  );
}
