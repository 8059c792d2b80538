import { Activity, Cpu, type LucideIcon, Settings, Wrench } from 'lucide-react';
import type { Extension } from '@/lib/contract/meta';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';

type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** What the API behind must offer for there to be anything. */
  needs?: Extension;
};

const NAV_ITEMS: readonly NavItem[] = [
  { href: '/tools', label: 'Tools', icon: Wrench },
  { href: '/runs', label: 'Runs', icon: Activity, needs: 'runs' },
  { href: '/runtimes', label: 'Runtimes', icon: Cpu },
  { href: '/settings', label: 'Settings', icon: Settings },
];

/** The places of the dashboard on this API, in the order of the navigation. */
export const useNavItems = (): readonly NavItem[] => {
  const api = useApi();
  return NAV_ITEMS.filter(({ needs }) => needs === undefined || hasExtension(api, needs));
};
