import type { ReactNode } from 'react';

type SelectionBarProps = {
  /** "1 credential, 4 secrets chosen". */
  summary: ReactNode;
  actions: ReactNode;
};

/** On top of a table while rows are chosen: what is chosen, and what can be done with all of it. */
export function SelectionBar({ summary, actions }: SelectionBarProps) {
  return (
    <div
      role="region"
      aria-label="Selection"
      className="flex flex-wrap items-center gap-3 rounded-t-[inherit] border-b border-line bg-accent-tint px-3 py-1.5 text-xs"
    >
      <span role="status" className="min-w-0 flex-1">
        {summary}
      </span>
      {actions}
    </div>
  );
}
