'use client';

import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, use, useId } from 'react';
import { classNames } from '@/components/ui/class-names';

type FieldControl = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

const FieldContext = createContext<FieldControl | null>(null);

/**
 * What a control inside a Field must carry to be named and described by it. Inputs of this folder spread it by
 * themselves; a control of another kind (an editor, a group) asks for it. Empty outside a Field.
 */
export const useFieldControl = (): Partial<FieldControl> => use(FieldContext) ?? {};

type FieldProps = {
  label: ReactNode;
  /** For a control that its place already names: the label is then only read aloud. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean;
  /** Right end of the label's row, for a counter or a small action. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A label, one control, a hint, and the error when there is one, wired together for assistive technology. */
export function Field({ label, labelHidden, hint, error, required, aside, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = classNames(hint && hintId, error && errorId);
  const control: FieldControl = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required ? true : undefined,
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className={classNames('flex items-baseline justify-between gap-2', labelHidden && 'sr-only')}>
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {label}
          {required && (
            <span aria-hidden className="text-invalid">
              {' *'}
            </span>
          )}
        </label>
        {aside !== undefined && <span className="text-ink-faint text-xs">{aside}</span>}
      </div>
      <FieldContext value={control}>{children}</FieldContext>
      {hint && (
        <p id={hintId} className="text-ink-faint text-xs">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="flex items-start gap-1 text-invalid text-xs">
          <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          <span className="min-w-0 break-words">{error}</span>
        </p>
      )}
    </div>
  );
}
