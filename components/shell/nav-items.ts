import { Cpu, type LucideIcon, Settings, Wrench } from 'lucide-react';

/** The places of the dashboard, in the order of the navigation. */
export const NAV_ITEMS: readonly { href: string; label: string; icon: LucideIcon }[] = [
  { href: '/tools', label: 'Tools', icon: Wrench },
  { href: '/runtimes', label: 'Runtimes', icon: Cpu },
  { href: '/settings', label: 'Settings', icon: Settings },
];
