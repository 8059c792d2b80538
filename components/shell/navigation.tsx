'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ComponentProps, useState } from 'react';
import { Brand } from '@/components/shell/brand';
import { useNavItems } from '@/components/shell/nav-items';
import { classNames } from '@/components/ui/class-names';

const isAt = (pathname: string, href: string) => pathname === href || pathname.startsWith(`${href}/`);

/** The left column; on a phone the bar at the bottom. */
export function Navigation() {
  const pathname = usePathname();
  const items = useNavItems();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex h-(--shell-bottom) border-t bg-surface md:inset-y-0 md:right-auto md:h-auto md:w-(--shell-left) md:flex-col md:gap-0.5 md:border-t-0 md:border-r md:px-2"
    >
      <NearLink
        href="/tools"
        className="mb-2 hidden h-(--shell-top) items-center gap-2 px-2 font-semibold text-base md:flex"
      >
        <Brand />
        Toolroom
      </NearLink>
      {items.map(({ href, label, icon: Icon }) => {
        const here = isAt(pathname, href);
        return (
          <NearLink
            key={href}
            href={href}
            aria-current={here ? (pathname === href ? 'page' : 'true') : undefined}
            className={classNames(
              'flex flex-1 flex-col items-center justify-center gap-0.5 text-xs focus-visible:-outline-offset-2 md:h-8 md:flex-none md:flex-row md:justify-start md:gap-2 md:rounded md:px-2 md:text-sm',
              here
                ? 'font-medium text-ink md:bg-ink/6 [&>svg]:text-accent'
                : 'text-ink-muted hover:text-ink md:hover:bg-ink/6',
            )}
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            {label}
          </NearLink>
        );
      })}
    </nav>
  );
}

/** Fetches its page ahead when the pointer or the focus comes near; all of them at once would hold up the page itself. */
function NearLink(props: ComponentProps<typeof Link>) {
  const [near, setNear] = useState(false);
  const comeNear = () => setNear(true);
  return <Link {...props} prefetch={near ? null : false} onMouseEnter={comeNear} onFocus={comeNear} />;
}
