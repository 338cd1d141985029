'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, Search } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ComboboxOption } from './combobox.tsx';
import { cn } from './cn.ts';
import { floating, floatingItem } from './floating-style.ts';

type MultiPickerProps = {
  trigger: ReactElement;
  label: string;
  options: readonly ComboboxOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  nothingMatches: string;
  startsOpen?: boolean;
};

/** Any of many values: a button that opens a list with a search field on top. */
export function MultiPicker(props: MultiPickerProps) {
  const chosen = props.options.filter((option) => props.chosen.includes(option.value));
  return (
    <Base.Root
      multiple
      items={props.options}
      value={chosen}
      defaultOpen={props.startsOpen ?? false}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(options) => props.onChange(options.map((option) => option.value))}
    >
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Base.Popup aria-label={props.label} className={cn(floating, 'w-72 overflow-hidden py-0')}>
            <div className="flex h-9 items-center gap-2 border-b border-line px-3">
              <Search size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
              <Base.Input
                aria-label={props.label}
                placeholder={props.label}
                spellCheck={false}
                className="h-full min-w-0 flex-1 bg-transparent outline-none"
              />
            </div>
            <Base.Empty className="px-3 text-xs text-ink-3 not-empty:py-2">{props.nothingMatches}</Base.Empty>
            <Base.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto not-empty:py-1">
              {(option: ComboboxOption) => (
                <Base.Item key={option.value} value={option} className={cn(floatingItem, 'group')}>
                  <span
                    aria-hidden="true"
                    className="grid size-[15px] shrink-0 place-items-center rounded-xs border border-line-control bg-surface text-on-accent group-data-selected:border-accent-solid group-data-selected:bg-accent-solid"
                  >
                    <Base.ItemIndicator>
                      <Check size={11} strokeWidth={2.5} />
                    </Base.ItemIndicator>
                  </span>
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.detail !== undefined && <span className="text-xs text-ink-3">{option.detail}</span>}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
