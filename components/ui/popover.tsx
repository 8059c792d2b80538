'use client';

import { Content, Portal, Root, Trigger } from 'radix-ui/popover';
import type { ReactNode } from 'react';
import { useFloatContainer } from '@/components/ui/float-container';

type PopoverProps = {
  trigger: ReactNode;
  /** Names the panel for assistive technology. */
  label: string;
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

/** A small panel beside its button, for a few controls. */
export function Popover({ trigger, label, align = 'start', open, onOpenChange, children }: PopoverProps) {
  const state = {
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  };
  return (
    <Root {...state}>
      <Trigger asChild>{trigger}</Trigger>
      <Portal {...useFloatContainer()}>
        <Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className="z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-1rem)] animate-appear overflow-y-auto rounded border border-line bg-surface-raised p-3 shadow-float focus:outline-none"
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
