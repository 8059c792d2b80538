import { CodeBlock } from '@/components/runtimes/code-block';
import { InlineCode } from '@/components/runtimes/inline-code';
import { ModuleList } from '@/components/runtimes/module-list';
import { PackageCatalogue } from '@/components/runtimes/package-catalogue';
import { PackageList } from '@/components/runtimes/package-list';
import { RuntimeLimits } from '@/components/runtimes/runtime-limits';
import { Section } from '@/components/runtimes/section';
import { CopyButton } from '@/components/ui/copy-button';
import type { RuntimeInfo } from '@/lib/contract/runtime';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';

/** One language: what code must look like on the left, what it may use on the right. */
export function RuntimeDetails({ runtime }: { runtime: RuntimeInfo }) {
  const api = useApi();
  const schema = JSON.stringify(runtime.return_schema, null, 2);
  return (
    <div className="grid gap-6 p-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        <Section title="Runs on">
          <p className="font-mono text-sm">{runtime.runtime || 'Not reported'}</p>
        </Section>
        <Section title="Signature">
          <CodeBlock label="Signature" code={runtime.entrypoint_signature} />
        </Section>
        <Section title="Return value">
          <p className="whitespace-pre-line text-ink-muted">
            <InlineCode text={runtime.return_contract} />
          </p>
          <details className="group">
            <summary className="w-fit rounded-sm py-0.5 text-accent">JSON schema of the return value</summary>
            <div className="pt-2">
              <CodeBlock label="JSON schema of the return value" code={schema} />
            </div>
          </details>
        </Section>
        <Section
          title="Starter template"
          aside={<CopyButton text={runtime.starter_template} label="Copy template" />}
        >
          <CodeBlock label="Starter template" code={runtime.starter_template} />
        </Section>
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <RuntimeLimits limits={runtime.limits} />
        {runtime.language === 'python' && hasExtension(api, 'packages') ? (
          <PackageCatalogue />
        ) : (
          <PackageList packages={runtime.packages} />
        )}
        <ModuleList modules={runtime.builtin_modules} />
      </div>
    </div>
  );
}
