'use client';

import { Content, Portal, Provider, Root, Trigger } from 'radix-ui/tooltip';
import type { ReactNode } from 'react';
import { useFloatContainer } from '@/components/ui/float-container';

type TooltipProps = {
  content: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that can have the focus. */
  children: ReactNode;
};

/** Says more about what is under the pointer or has the focus. Never the only place where something is said. */
export function Tooltip({ content, side = 'bottom', children }: TooltipProps) {
  return (
    <Provider delayDuration={300}>
      <Root>
        <Trigger asChild>{children}</Trigger>
        <Portal {...useFloatContainer()}>
          <Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-xs animate-fade rounded border border-line bg-surface-raised px-2 py-1 text-ink text-xs shadow-float"
          >
            {content}
          </Content>
        </Portal>
      </Root>
    </Provider>
  );
}
