'use client';

import { X } from 'lucide-react';
import {
  Close,
  Content,
  Description,
  type DialogContentProps,
  Overlay,
  Portal,
  Root,
  Title,
} from 'radix-ui/dialog';
import { type ReactNode, useState } from 'react';
import { Button, type ButtonLook, IconButton } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { FloatContext } from '@/components/ui/float-container';
import { adoptStyleNonce } from '@/components/ui/style-nonce';

if (typeof document !== 'undefined') {
  adoptStyleNonce();
}

const WIDTHS = { small: 'max-w-md', medium: 'max-w-xl', large: 'max-w-4xl' };

const keep: DialogContentProps['onInteractOutside'] = (event) => event.preventDefault();

/** A click on a message floating above is not a click outside. */
const keepForMessages: DialogContentProps['onInteractOutside'] = (event) => {
  if (event.target instanceof Element && event.target.closest('[data-messages]')) {
    event.preventDefault();
  }
};

type ContentHandlers = Pick<
  DialogContentProps,
  'role' | 'onOpenAutoFocus' | 'onCloseAutoFocus' | 'onEscapeKeyDown'
>;

type Openness = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  width?: keyof typeof WIDTHS;
  /** False where a stray click would cost something that cannot be had again. */
  outsideCloses?: boolean;
};

/** The floating surface with its backdrop. What stands in it must have a Title. */
function Surface({
  open,
  onOpenChange,
  width = 'small',
  outsideCloses = true,
  children,
  ...content
}: Openness & Pick<DialogContentProps, 'aria-describedby'> & ContentHandlers & { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      <Portal>
        <Overlay className="fixed inset-0 z-40 animate-fade bg-backdrop" />
        <Content
          {...content}
          ref={setElement}
          onInteractOutside={outsideCloses ? keepForMessages : keep}
          className={classNames(
            'fixed inset-x-4 top-[8dvh] z-50 mx-auto flex max-h-[84dvh] animate-appear flex-col rounded-lg border border-line bg-surface-raised shadow-float focus:outline-none',
            WIDTHS[width],
          )}
        >
          <FloatContext value={element}>{children}</FloatContext>
        </Content>
      </Portal>
    </Root>
  );
}

type DialogProps = Openness & {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
} & ContentHandlers;

/** Floats over the page, takes the focus, gives it back on Esc, outside click or close. */
export function Dialog({ title, description, footer, children, ...surface }: DialogProps) {
  return (
    <Surface {...surface} {...(description === undefined ? { 'aria-describedby': undefined } : {})}>
      <header className="pt-4 pr-14 pb-3 pl-4">
        <Title className="wrap-anywhere font-semibold text-base">{title}</Title>
        {description !== undefined && (
          <Description className="mt-1 text-ink-muted text-sm">{description}</Description>
        )}
      </header>
      <div className="min-h-0 overflow-y-auto px-4 pb-4">{children}</div>
      {footer !== undefined && (
        <footer className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">{footer}</footer>
      )}
      {/* Last in order, so that the first field has the focus. */}
      <Close asChild>
        <IconButton label="Close" className="absolute top-2.5 right-2.5">
          <X aria-hidden className="size-4" />
        </IconButton>
      </Close>
    </Surface>
  );
}

/** A dialog without header and margins; `label` is only read aloud. */
export function BareDialog({
  label,
  children,
  ...surface
}: Openness & { label: string; children: ReactNode }) {
  return (
    <Surface {...surface} aria-describedby={undefined}>
      <Title className="sr-only">{label}</Title>
      {children}
    </Surface>
  );
}

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Asks, and names the thing: "Delete lookup-order-status?" */
  title: ReactNode;
  /** Says the verb: "Delete tool". */
  confirmLabel: string;
  /** When it returns a promise the button is busy until it settles. Closing is the caller's. */
  onConfirm: () => unknown;
  look?: Extract<ButtonLook, 'danger' | 'primary'>;
  /** What follows from it, and what uses the thing. */
  children?: ReactNode;
};

/** Asks before something that cannot be taken back. Cancel has the focus. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  confirmLabel,
  onConfirm,
  look = 'danger',
  children,
}: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      role="alertdialog"
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        if (event.currentTarget instanceof HTMLElement) {
          event.currentTarget.querySelector<HTMLElement>('[data-cancel]')?.focus();
        }
      }}
      footer={
        <>
          <Button data-cancel onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button look={look} busy={busy} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-ink-muted text-sm">{children}</div>
    </Dialog>
  );
}
