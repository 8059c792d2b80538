import { classNames } from '@/components/ui/class-names';

type ProgressProps = {
  label: string;
  /** From 0 to `max`; left out while nobody knows. */
  value?: number;
  max?: number;
  className?: string;
};

export function Progress({ label, value, max = 100, className }: ProgressProps) {
  const share = value === undefined ? null : Math.min(100, Math.max(0, (value / Math.max(max, 1)) * 100));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={classNames('h-1 w-full overflow-hidden rounded-full bg-ink/10', className)}
    >
      <div
        className={classNames(
          'h-full rounded-full bg-accent',
          share === null ? 'w-1/4 animate-travel' : 'transition-[width] duration-100',
        )}
        style={share === null ? undefined : { width: `${share}%` }}
      />
    </div>
  );
}
