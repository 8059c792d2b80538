'use client';

import { THEME_LABELS } from '@/components/shell/account-menu';
import { setTheme, THEMES, useTheme } from '@/components/shell/theme';
import { SegmentedControl } from '@/components/ui/segmented';

const OPTIONS = THEMES.map((value) => ({ value, label: THEME_LABELS[value] }));

export function Appearance() {
  const theme = useTheme();
  return (
    <section aria-labelledby="appearance" className="flex flex-col gap-2">
      <h2 id="appearance" className="font-semibold text-base">
        Appearance
      </h2>
      <p className="text-ink-muted">System follows what the machine is set to. Kept for this browser.</p>
      <div>
        <SegmentedControl label="Theme" value={theme} options={OPTIONS} onChange={setTheme} />
      </div>
    </section>
  );
}
