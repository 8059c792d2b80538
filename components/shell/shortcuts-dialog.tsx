'use client';

import { SHORTCUTS } from '@/components/shell/shortcuts';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="flex flex-col gap-4">
        {SHORTCUTS.map(({ group, entries }) => (
          <section key={group}>
            <h3 className="mb-1 font-medium text-ink-faint text-xs">{group}</h3>
            <dl>
              {entries.map(({ keys, does }) => (
                <div key={keys} className="flex items-center justify-between gap-4 border-t py-1.5">
                  <dt className="text-sm">{does}</dt>
                  <dd className="shrink-0">
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
