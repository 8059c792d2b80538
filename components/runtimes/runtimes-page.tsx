'use client';

import { useQuery } from '@tanstack/react-query';
import { Cpu } from 'lucide-react';
import { useState } from 'react';
import { RuntimeDetails } from '@/components/runtimes/runtime-details';
import { RuntimesSkeleton } from '@/components/runtimes/runtimes-skeleton';
import { SandboxStatusSection } from '@/components/runtimes/sandbox-status';
import { PageHeader } from '@/components/shell/page-header';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { EmptyState } from '@/components/ui/empty-state';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { RuntimeInfo } from '@/lib/contract/runtime';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';
import { problemOf } from '@/lib/queries/fetch-json';
import { runtimesQuery } from '@/lib/queries/runtime';

const LANGUAGE_NAMES: Record<RuntimeInfo['language'], string> = {
  python: 'Python',
  javascript: 'JavaScript',
};

/** The code contract, language by language, as the API behind the dashboard reports it. */
export function RuntimesPage() {
  const api = useApi();
  return (
    <>
      <PageHeader title="Runtimes">
        What a tool’s code must look like and what it may use, as reported by the interpreters that run it.
      </PageHeader>
      {hasExtension(api, 'runs') && <SandboxStatusSection />}
      <Runtimes />
    </>
  );
}

function Runtimes() {
  const runtimes = useQuery(runtimesQuery());
  const [chosen, setChosen] = useState<string | null>(null);
  if (runtimes.isPending) {
    return <RuntimesSkeleton />;
  }
  if (runtimes.isError && !runtimes.data) {
    return (
      <div className="p-4">
        <ProblemNotice
          title="The runtimes could not be read"
          problem={problemOf(runtimes.error)}
          onRetry={() => void runtimes.refetch()}
          retrying={runtimes.isFetching}
        />
      </div>
    );
  }
  const [first] = runtimes.data;
  if (!first) {
    return (
      <EmptyState icon={<Cpu aria-hidden />} title="No runtime">
        The API reports no language it can run. See the log of the API server for what is missing.
      </EmptyState>
    );
  }
  return (
    <Tabs value={chosen ?? first.language} onValueChange={setChosen}>
      <TabList aria-label="Language">
        {runtimes.data.map(({ language }) => (
          <Tab key={language} value={language}>
            {LANGUAGE_NAMES[language]}
          </Tab>
        ))}
      </TabList>
      {runtimes.data.map((runtime) => (
        <TabPanel key={runtime.language} value={runtime.language}>
          <RuntimeDetails runtime={runtime} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
