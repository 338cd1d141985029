'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { cn } from './cn.ts';
import { floating, floatingItem } from './floating-style.ts';
import { fieldBox } from './input.tsx';

export type ComboboxOption = { value: string; label: string; detail?: string };

type ComboboxProps = {
  id?: string;
  /** The name again, even where a label element points at `id`: while the list is open, that one is hidden from readers. */
  label: string;
  options: readonly ComboboxOption[];
  value: string | null;
  onChoose: (value: string | null) => void;
  placeholder?: string;
  /** Said when nothing matches what was typed. */
  nothingMatches: string;
};

/** One of many values, found by typing. */
export function Combobox({
  id,
  label,
  options,
  value,
  onChoose,
  placeholder,
  nothingMatches,
}: ComboboxProps) {
  const chosenLabel = options.find((option) => option.value === value)?.label ?? null;
  // The same object while the choice is the same: another one would put its label over what is being typed.
  const chosen = useMemo(
    () => (value === null || chosenLabel === null ? null : { value, label: chosenLabel }),
    [value, chosenLabel],
  );
  return (
    <Base.Root
      items={options}
      value={chosen}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(option) => onChoose(option?.value ?? null)}
    >
      <Base.InputGroup className={cn(fieldBox, 'flex h-7.5 items-center px-2 max-cards:h-8.5')}>
        <Base.Input
          {...(id !== undefined && { id })}
          aria-label={label}
          placeholder={placeholder}
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
        <Base.Trigger aria-label="Show all" className="grid size-6 place-items-center text-ink-3">
          <ChevronDown size={13} strokeWidth={1.75} aria-hidden="true" />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(floating, 'w-(--anchor-width)')}>
            <Base.Empty className="px-3 text-xs text-ink-3 not-empty:py-2">{nothingMatches}</Base.Empty>
            <Base.List>
              {(option: ComboboxOption) => (
                <Base.Item key={option.value} value={option} className={floatingItem}>
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
