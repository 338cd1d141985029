'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { cn } from './cn.ts';
import { floating, floatingItem } from './floating-style.ts';
import { fieldBox } from './input.tsx';

export type SelectOption<Value extends string> = { value: Value; label: string; detail?: string };

type SelectProps<Value extends string> = {
  id?: string;
  /** The name, where no label element points at `id`. */
  label?: string;
  options: readonly SelectOption<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
  disabled?: boolean;
  className?: string;
};

/** One of a few values, all of which fit on the screen. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  return (
    <Base.Root
      items={[...props.options]}
      value={props.value}
      disabled={props.disabled ?? false}
      onValueChange={(value) => value !== null && props.onChoose(value)}
    >
      <Base.Trigger
        {...(props.id !== undefined && { id: props.id })}
        aria-label={props.label}
        className={cn(
          fieldBox,
          'flex h-7.5 items-center gap-2 px-2 text-left max-cards:h-8.5',
          props.className,
        )}
      >
        <Base.Value className="min-w-0 flex-1 truncate" />
        <ChevronDown size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(floating, 'min-w-(--anchor-width)')}>
            {props.options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={floatingItem}>
                <span className="grid min-w-0 flex-1">
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.detail !== undefined && <span className="text-xs text-ink-3">{option.detail}</span>}
                </span>
                <Base.ItemIndicator>
                  <Check size={13} strokeWidth={1.75} aria-hidden="true" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
