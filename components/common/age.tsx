'use client';

import { ageWords } from '#lib/domain/duration.ts';
import { useNow } from './use-now.ts';

type AgeProps = {
  /** RFC 3339; null where nobody knows. */
  at: string | null;
  /** Words around the age: "since 3 d", "3 d ago". */
  before?: string;
  after?: string;
  without?: string;
};

/** How long ago something was, counted on; the exact time is on hover. */
export function Age({ at, before = '', after = '', without = 'not known' }: AgeProps) {
  const now = useNow();
  if (at === null) return <span className="text-ink-3">{without}</span>;
  return (
    <time
      dateTime={at}
      title={exactTime(at)}
      suppressHydrationWarning
      className="whitespace-nowrap tabular-nums"
    >
      {[before, ageWords(now - Date.parse(at)), after].filter((words) => words !== '').join(' ')}
    </time>
  );
}

/** `2026-11-21 14:06:31 UTC`: the same for everybody who looks at the same page. */
export function exactTime(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')} UTC`;
}
