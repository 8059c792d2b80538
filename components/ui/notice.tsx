import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

export type NoticeTone = 'info' | 'warning' | 'error';

const TONES: Record<NoticeTone, string> = {
  info: 'border-line bg-surface-sunken [&>svg]:text-ink-muted',
  warning: 'border-stale/30 bg-stale-soft [&>svg]:text-stale',
  error: 'border-invalid/30 bg-invalid-soft [&>svg]:text-invalid',
};
const ICONS = { info: Info, warning: TriangleAlert, error: CircleAlert };

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** What can be done about it, as a button or link. */
  action?: ReactNode;
  className?: string;
};

/** Says something about the whole place it stands in. An error is read aloud when it appears. */
export function Notice({ tone = 'info', title, children, action, className }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div
      role={tone === 'error' ? 'alert' : undefined}
      className={classNames(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded border px-3 py-2 text-ink text-sm',
        TONES[tone],
        className,
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-52 break-words">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-ink-muted">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 flex-wrap gap-2">{action}</div>}
    </div>
  );
}
