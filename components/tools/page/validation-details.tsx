'use client';

import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { SeverityIcon } from '@/components/editor/severity-icon';
import type { ToolCheck } from '@/components/tools/page/use-tool-check';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Popover } from '@/components/ui/popover';
import type { Finding } from '@/lib/code/finding';
import { isValidated, refusalOf } from '@/lib/code/verdict';

/** What the badge speaks of: the saved code as the API judged it, or the code that is typed as the check does here. */
type Verdict = { words: string; tone: BadgeTone; icon: typeof CircleCheck; explained: string };

type ValidationDetailsProps = {
  /** What the API said of the saved code; null while there is none. */
  saved: { validated: boolean; version: number } | null;
  /** The code on screen is the saved one. */
  unchanged: boolean;
  check: ToolCheck;
  onGo: (line: number, column: number) => void;
};

function savedVerdict({ validated, version }: { validated: boolean; version: number }): Verdict {
  return validated
    ? {
        words: 'Validated',
        tone: 'valid',
        icon: CircleCheck,
        explained: `The API’s check found nothing wrong with v${version}.`,
      }
    : {
        words: 'Not validated',
        tone: 'invalid',
        icon: CircleAlert,
        explained: `v${version} is saved and can be called, but the API’s check found errors in it.`,
      };
}

function draftVerdict({ status, findings }: ToolCheck): Verdict {
  if (status !== 'ready') {
    const explained =
      status === 'loading'
        ? 'The code is being checked.'
        : 'The code could not be checked here; saving checks it.';
    return { words: 'Draft: not checked', tone: 'neutral', icon: CircleDashed, explained };
  }
  if (refusalOf(findings) !== null) {
    const explained = 'Saving this code would be refused until it is corrected.';
    return { words: 'Draft: would be refused', tone: 'invalid', icon: CircleAlert, explained };
  }
  return isValidated(findings)
    ? {
        words: 'Draft: passes',
        tone: 'valid',
        icon: CircleCheck,
        explained: 'The check finds nothing wrong with the code as it is typed.',
      }
    : {
        words: 'Draft: not validated',
        tone: 'stale',
        icon: CircleAlert,
        explained: 'This code would be saved, but marked as not validated.',
      };
}

/** The validation badge; what the check found is a click away, in the words a refused save would use. */
export function ValidationDetails({ saved, unchanged, check, onGo }: ValidationDetailsProps) {
  const verdict = saved && unchanged ? savedVerdict(saved) : draftVerdict(check);
  const Icon = verdict.icon;
  return (
    <Popover
      label="What the check found"
      trigger={
        <button type="button" className="flex min-h-6 items-center rounded-sm">
          <Badge tone={verdict.tone} icon={<Icon aria-hidden />}>
            {verdict.words}
          </Badge>
        </button>
      }
    >
      <div className="flex flex-col gap-2 text-sm">
        <p>{verdict.explained}</p>
        <FoundList findings={check.findings} onGo={onGo} />
      </div>
    </Popover>
  );
}

function FoundList({
  findings,
  onGo,
}: {
  findings: readonly Finding[];
  onGo: ValidationDetailsProps['onGo'];
}) {
  if (findings.length === 0) {
    return null;
  }
  return (
    <ul className="-mx-1 flex flex-col">
      {findings.map(({ code, severity, message, range }) => (
        <li key={`${code} ${range.startLine}:${range.startColumn} ${message}`}>
          <button
            type="button"
            className="flex min-h-6 w-full items-start gap-2 rounded-sm px-1 py-1 text-left text-xs hover:bg-ink/6"
            onClick={() => onGo(range.startLine, range.startColumn)}
          >
            <span className="flex h-4 items-center">
              <SeverityIcon severity={severity} />
            </span>
            <span className="min-w-0 flex-1 break-words">{message}</span>
            <span className="shrink-0 font-mono text-ink-muted">
              {range.startLine}:{range.startColumn}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
