'use client';

import type { Ref } from 'react';
import { DESCRIPTION_LIMIT } from '@/components/tools/draft/draft-problems';
import type { EditDraft, ToolDraft } from '@/components/tools/draft/tool-draft';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';

type DetailsFieldsProps = {
  draft: Pick<ToolDraft, 'description' | 'statusLine'>;
  descriptionProblem: string | undefined;
  statusLineProblem: string | undefined;
  readOnly: boolean;
  edit: EditDraft;
  descriptionRef?: Ref<HTMLTextAreaElement>;
};

/** What the model reads to choose the tool, and what the customer reads while it runs. */
export function DetailsFields({
  draft,
  descriptionProblem,
  statusLineProblem,
  readOnly,
  edit,
  descriptionRef,
}: DetailsFieldsProps) {
  const { description, statusLine } = draft;
  return (
    <section aria-label="Details" className="flex flex-col gap-3">
      <Field
        label="Description"
        hint="How the model knows when to call this tool."
        error={descriptionProblem}
        aside={
          <span className={description.length > DESCRIPTION_LIMIT ? 'text-invalid' : undefined}>
            {description.length} / {DESCRIPTION_LIMIT}
          </span>
        }
      >
        <Textarea
          ref={descriptionRef}
          rows={3}
          value={description}
          readOnly={readOnly}
          onChange={({ target }) => edit((draft) => ({ ...draft, description: target.value }))}
        />
      </Field>
      <Field label="Status line" hint="Optional; shown while the tool runs." error={statusLineProblem}>
        <Input
          value={statusLine}
          readOnly={readOnly}
          placeholder="Looking up order status"
          onChange={({ target }) => edit((draft) => ({ ...draft, statusLine: target.value }))}
        />
      </Field>
    </section>
  );
}
