import { LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium';

const LOOKS: Record<ButtonLook, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent/90',
  secondary: 'border-line-strong/60 bg-surface-raised text-ink hover:bg-surface-sunken',
  quiet: 'border-transparent text-ink-muted hover:bg-ink/6 hover:text-ink',
  danger: 'border-transparent bg-invalid text-surface hover:bg-invalid/90',
};

const BASE =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded border font-medium transition-colors duration-100 disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50';
const SIZES: Record<ButtonSize, string> = { small: 'h-7 px-2 text-xs', medium: 'h-8 px-3 text-sm' };
const SQUARES: Record<ButtonSize, string> = { small: 'size-7', medium: 'size-8' };

const look = (of: ButtonLook, size: string, className?: string) =>
  classNames(BASE, LOOKS[of], size, className);

type Shared = { look?: ButtonLook; size?: ButtonSize; icon?: ReactNode };

/** While busy a button keeps its focus and its place, and does nothing. */
const unlessBusy =
  (busy: boolean | undefined, onClick: ComponentProps<'button'>['onClick']) =>
  (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  };

export function Button({
  look: appearance = 'secondary',
  size = 'medium',
  icon,
  busy,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: Shared & { busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={unlessBusy(busy, onClick)}
      className={look(appearance, SIZES[size], className)}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({
  look: appearance = 'secondary',
  size = 'medium',
  icon,
  className,
  children,
  ...rest
}: Shared & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={look(appearance, SIZES[size], className)}>
      {icon}
      {children}
    </Link>
  );
}

/** A button that is only an icon; `label` names it for everyone. */
export function IconButton({
  label,
  look: appearance = 'quiet',
  size = 'medium',
  busy,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: { label: string; look?: ButtonLook; size?: ButtonSize; busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={unlessBusy(busy, onClick)}
      className={look(appearance, SQUARES[size], className)}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : children}
    </button>
  );
}
