import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export type SegmentedOption<Value extends string> = {
  value: Value;
  label: string;
  /** Shown instead of the label, which then is the name only. */
  icon?: ReactNode;
  /** Where the choice is a link: the state lives in the URL. */
  href?: string;
};

type SegmentedProps<Value extends string> = {
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChoose?: (value: Value) => void;
};

const part =
  'inline-flex h-6 items-center gap-1 rounded-sm px-2 text-xs whitespace-nowrap hover:no-underline';
const chosen = 'bg-surface font-medium text-ink ring-1 ring-line-strong';

/** A few choices side by side, one of them on. */
export function Segmented<Value extends string>({ label, options, value, onChoose }: SegmentedProps<Value>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex rounded-md border border-line-strong bg-sunken p-0.5"
    >
      {options.map((option) => {
        const isOn = option.value === value;
        const className = cn(part, isOn ? chosen : 'text-ink-2');
        const named = option.icon === undefined ? {} : { 'aria-label': option.label, title: option.label };
        const face = option.icon ?? option.label;
        return option.href === undefined ? (
          <button
            key={option.value}
            type="button"
            aria-pressed={isOn}
            {...named}
            className={className}
            onClick={() => onChoose?.(option.value)}
          >
            {face}
          </button>
        ) : (
          <Link
            key={option.value}
            href={option.href}
            aria-current={isOn ? 'true' : undefined}
            {...named}
            className={className}
          >
            {face}
          </Link>
        );
      })}
    </div>
  );
}
