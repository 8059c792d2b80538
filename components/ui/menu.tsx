'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import {
  Content,
  Item,
  ItemIndicator,
  Label,
  Portal,
  RadioGroup,
  RadioItem,
  Root,
  Separator,
  Trigger,
} from 'radix-ui/dropdown-menu';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useFloatContainer } from '@/components/ui/float-container';

type MenuProps = {
  /** One button; it gets the menu's state and keys. */
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

const ITEM =
  'relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-disabled:text-ink-faint data-highlighted:bg-ink/6 [&>svg]:size-4 [&>svg]:shrink-0';

/** A list of actions behind a button. The page stays as it is while the menu is open. */
export function Menu({ trigger, align = 'end', open, onOpenChange, children }: MenuProps) {
  const state = {
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  };
  return (
    <Root modal={false} {...state}>
      <Trigger asChild>{trigger}</Trigger>
      <Portal {...useFloatContainer()}>
        <Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-[calc(100vw-1rem)] animate-appear overflow-y-auto rounded border border-line bg-surface-raised p-1 text-ink shadow-float"
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}

type MenuItemProps = {
  icon?: ReactNode;
  /** Shown at the right end: a key or a short note. */
  aside?: ReactNode;
  destructive?: boolean;
} & ComponentProps<typeof Item>;

export function MenuItem({ icon, aside, destructive, className, children, ...rest }: MenuItemProps) {
  return (
    <Item {...rest} className={classNames(ITEM, destructive && 'text-invalid', className)}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside !== undefined && <span className="pl-4 text-ink-faint text-xs">{aside}</span>}
    </Item>
  );
}

/** An entry that goes somewhere. */
export function MenuLink({
  icon,
  children,
  ...rest
}: { icon?: ReactNode } & Omit<ComponentProps<typeof Link>, 'className'>) {
  return (
    <Item asChild>
      <Link {...rest} className={ITEM}>
        {icon}
        <span className="min-w-0 flex-1 truncate">{children}</span>
      </Link>
    </Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Label className="px-2 pt-1.5 pb-1 font-medium text-ink-faint text-xs">{children}</Label>;
}

export function MenuSeparator() {
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}

type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[];
  onChange: (value: Value) => void;
};

/** One of several, with a tick at the one that is on. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) {
      onChange(option.value);
    }
  };
  return (
    <RadioGroup value={value} onValueChange={choose} aria-label={label}>
      {options.map((option) => (
        <RadioItem key={option.value} value={option.value} className={classNames(ITEM, 'pr-8')}>
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <ItemIndicator className="absolute right-2">
            <Check aria-hidden className="size-4 text-accent" />
          </ItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  );
}
