'use client';

import { type SyntheticEvent, useState } from 'react';
import { daysProblem, dayWords, readDays } from '@/components/settings/retention-days';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { showToast } from '@/components/ui/toast';
import { useApi } from '@/lib/queries/api';
import { useChangeWorkspaceRunSettings } from '@/lib/queries/run-settings';

const READ_ONLY = 'Your token may only read. To change this, sign in with a token of scope write.';

type RetentionFormProps = { workspaceId: string; days: number };

/** A number of days. Fewer than now deletes runs, so that is asked first. */
export function RetentionForm({ workspaceId, days }: RetentionFormProps) {
  const readOnly = useApi().scope === 'read';
  const change = useChangeWorkspaceRunSettings();
  const [text, setText] = useState(String(days));
  const [wrong, setWrong] = useState(false);
  const [asking, setAsking] = useState<number | null>(null);
  const problem = change.data?.ok === false ? change.data.problem : null;

  const save = async (wanted: number) => {
    const outcome = await change.mutateAsync({ workspaceId, settings: { retention_days: wanted } });
    setAsking(null);
    if (outcome.ok) {
      showToast({ tone: 'success', title: `Runs are kept for ${dayWords(outcome.value.retention_days)}` });
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const wanted = readDays(text);
    setWrong(wanted === null);
    if (wanted === null || wanted === days || readOnly) {
      return;
    }
    if (wanted < days) {
      setAsking(wanted);
    } else {
      void save(wanted);
    }
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-2" noValidate>
      <Field
        label="Days to keep runs"
        hint={readOnly ? READ_ONLY : 'From 1 to 365.'}
        error={wrong ? daysProblem(text) : null}
      >
        <div className="flex gap-2">
          <DaysInput
            value={text}
            disabled={readOnly}
            onChange={(next) => {
              setText(next);
              setWrong(false);
            }}
          />
          <Button
            type="submit"
            busy={change.isPending}
            disabled={readOnly}
            aria-disabled={readDays(text) === days || undefined}
          >
            Save
          </Button>
        </div>
      </Field>
      {problem && (
        <Notice tone="error" title="The setting was not saved">
          {problem.message}
        </Notice>
      )}
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={() => setAsking(null)}
        title={`Keep runs for ${dayWords(asking ?? days)} only?`}
        confirmLabel="Delete older runs"
        onConfirm={() => (asking === null ? undefined : save(asking))}
      >
        <p>
          Runs older than {dayWords(asking ?? days)} are deleted, with their arguments, results and logs. They
          cannot be had again.
        </p>
      </ConfirmDialog>
    </form>
  );
}

type DaysInputProps = { value: string; disabled: boolean; onChange: (value: string) => void };

function DaysInput({ value, disabled, onChange }: DaysInputProps) {
  return (
    <Input
      inputMode="numeric"
      className="!w-24"
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
