import Link from 'next/link';
import type { Mark } from './marks.ts';
import { StatusMark } from './status-mark.tsx';

export type FilterPill = { label: string; count: number; mark?: Mark; href: string; isOn: boolean };

/** Filters of a short list as buttons with counts; on phones one line that scrolls. */
export function FilterPills({ label, pills }: { label: string; pills: readonly FilterPill[] }) {
  return (
    <nav
      aria-label={label}
      className="flex flex-wrap gap-1.5 max-cards:-mx-3 max-cards:flex-nowrap max-cards:overflow-x-auto max-cards:px-3 max-cards:py-1"
    >
      {pills.map((pill) => (
        <Link
          key={pill.label}
          href={pill.href}
          aria-current={pill.isOn ? 'true' : undefined}
          className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2.5 text-xs whitespace-nowrap text-ink-2 hover:bg-hover hover:no-underline aria-[current=true]:border-accent aria-[current=true]:bg-accent-tint aria-[current=true]:text-ink max-cards:h-8.5"
        >
          {pill.mark !== undefined && <StatusMark mark={pill.mark} className="size-3" />}
          {pill.label}
          <b className="font-medium text-ink tabular-nums">{pill.count}</b>
        </Link>
      ))}
    </nav>
  );
}
