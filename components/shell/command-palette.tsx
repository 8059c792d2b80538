'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { ArrowRight, Building2, Keyboard, LogOut, Plus, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { THEME_ICONS, THEME_LABELS } from '@/components/shell/account-menu';
import { leave } from '@/components/shell/leaving';
import { useNavItems } from '@/components/shell/nav-items';
import { setTheme, THEMES, useTheme } from '@/components/shell/theme';
import { useGoToWorkspace } from '@/components/shell/use-go-to-workspace';
import { useLeaveSession } from '@/components/shell/use-leave-session';
import { BareDialog } from '@/components/ui/dialog';
import { useApi } from '@/lib/queries/api';
import { problemOf } from '@/lib/queries/fetch-json';
import { toolsQuery } from '@/lib/queries/tools';
import { NO_FILTER } from '@/lib/queries/tools-filter';

type PaletteCommand = { id: string; label: string; icon: ReactNode; run: () => void };

const TOOLS_SHOWN = 8;
const ITEM =
  'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm data-[selected=true]:bg-ink/6 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-faint';
const GROUP =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs';

const useCommands = (onShortcuts: () => void): PaletteCommand[] => {
  const router = useRouter();
  const api = useApi();
  const navItems = useNavItems();
  const theme = useTheme();
  const goToWorkspace = useGoToWorkspace();
  const leaveSession = useLeaveSession();
  const goTo = (href: string) => leave(() => router.push(href));
  return [
    ...(api.scope === 'read'
      ? []
      : [{ id: 'new-tool', label: 'New tool', icon: <Plus aria-hidden />, run: () => goTo('/tools/new') }]),
    ...navItems.map(({ href, label }) => ({
      id: href,
      label: `Go to ${label}`,
      icon: <ArrowRight aria-hidden />,
      run: () => goTo(href),
    })),
    ...api.workspaces
      .filter(({ id }) => id !== api.workspaceId)
      .map((workspace) => ({
        id: `workspace-${workspace.id}`,
        label: `Switch to workspace ${workspace.name}`,
        icon: <Building2 aria-hidden />,
        run: () => goToWorkspace(workspace),
      })),
    ...THEMES.filter((other) => other !== theme).map((other) => {
      const Icon = THEME_ICONS[other];
      return {
        id: `theme-${other}`,
        label: `Theme: ${THEME_LABELS[other].toLowerCase()}`,
        icon: <Icon aria-hidden />,
        run: () => setTheme(other),
      };
    }),
    { id: 'shortcuts', label: 'Keyboard shortcuts', icon: <Keyboard aria-hidden />, run: onShortcuts },
    { id: 'sign-out', label: 'Sign out', icon: <LogOut aria-hidden />, run: leaveSession },
  ];
};

/** Tools that match, by name first. Nothing is asked until something is typed. */
const useFoundTools = (text: string) => {
  const { workspaceId } = useApi();
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    ...toolsQuery(workspaceId, { ...NO_FILTER, query }),
    enabled: query !== '',
  });
  const tools = query === '' ? [] : (found.data?.pages.flatMap((page) => page.items) ?? []);
  const named = (name: string) => (name.includes(query.toLowerCase()) ? 0 : 1);
  return {
    tools: tools.toSorted((one, other) => named(one.name) - named(other.name)).slice(0, TOOLS_SHOWN),
    searching: query !== '' && found.isFetching,
    problem: query !== '' && found.isError ? problemOf(found.error) : null,
  };
};

/** Go anywhere, open any tool, do anything the shell can. */
export function CommandPalette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const { tools, searching, problem } = useFoundTools(text);
  const wanted = text.trim().toLowerCase();
  const commands = useCommands(onShortcuts).filter(({ label }) => label.toLowerCase().includes(wanted));
  const isEmpty = tools.length + commands.length === 0;
  const close = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <BareDialog open onOpenChange={onClose} label="Command palette" width="medium">
      <Command label="Command palette" shouldFilter={false} loop>
        <div className="flex items-center gap-2 border-b px-3">
          <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <Command.Input
            value={text}
            onValueChange={setText}
            placeholder="Open a tool or run a command"
            className="h-11 min-w-0 flex-1 bg-transparent text-base outline-none"
          />
        </div>
        <Command.List label="Results" className="max-h-[60dvh] overflow-y-auto p-1">
          {tools.length > 0 && (
            <Command.Group heading="Tools" className={GROUP}>
              {tools.map((tool) => (
                <Command.Item
                  key={tool.id}
                  value={tool.id}
                  className={ITEM}
                  onSelect={close(() => leave(() => router.push(`/tools/${encodeURIComponent(tool.id)}`)))}
                >
                  <span className="shrink-0 font-mono">{tool.name}</span>
                  <span className="min-w-0 flex-1 truncate text-ink-faint">{tool.description}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {commands.length > 0 && (
            <Command.Group heading="Commands" className={GROUP}>
              {commands.map(({ id, label, icon, run }) => (
                <Command.Item key={id} value={id} className={ITEM} onSelect={close(run)}>
                  {icon}
                  {label}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
        <p role="status" className="px-3 pb-3 text-ink-muted empty:hidden">
          {problem?.message ?? (isEmpty && (searching ? 'Searching…' : 'No tool and no command matches.'))}
        </p>
      </Command>
    </BareDialog>
  );
}
