'use client';

import { CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { setTheme, THEMES, type Theme, useTheme } from '@/components/shell/theme';
import { useLeaveSession } from '@/components/shell/use-leave-session';
import { IconButton } from '@/components/ui/button';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { useApi } from '@/lib/queries/api';

export const THEME_LABELS: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };
export const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

const themeOptions = THEMES.map((value) => {
  const Icon = THEME_ICONS[value];
  return { value, label: THEME_LABELS[value], icon: <Icon aria-hidden /> };
});

export function ThemeMenu() {
  const theme = useTheme();
  const Icon = THEME_ICONS[theme];
  return (
    <Menu
      trigger={
        <IconButton label={`Theme: ${THEME_LABELS[theme]}`} title="Theme" className="max-sm:hidden">
          <Icon aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuChoice label="Theme" value={theme} options={themeOptions} onChange={setTheme} />
    </Menu>
  );
}

/** Sign out and what else is about the operator; on a phone also what the bar has no room for. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { kind, host, scope } = useApi();
  const theme = useTheme();
  const leaveSession = useLeaveSession();
  return (
    <Menu
      trigger={
        <IconButton label="Account">
          <CircleUserRound aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuLabel>
        {kind === 'embedded' ? `Embedded API, ${host}` : host}
        {scope !== 'unknown' && (
          <span className="block font-normal">
            {scope === 'read' ? 'Your token may only read' : 'Your token may read and write'}
          </span>
        )}
      </MenuLabel>
      <div className="sm:hidden">
        <MenuSeparator />
        <MenuLabel>Theme</MenuLabel>
        <MenuChoice label="Theme" value={theme} options={themeOptions} onChange={setTheme} />
      </div>
      <MenuSeparator />
      <MenuItem icon={<Keyboard aria-hidden />} aside="?" onSelect={onShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={leaveSession}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
