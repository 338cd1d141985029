'use client';

import { countdownWords } from '#lib/domain/duration.ts';
import { exactTime } from './age.tsx';
import { useNow } from './use-now.ts';

type CountdownProps = {
  /** RFC 3339; null where it cannot be estimated. */
  at: string | null;
  without?: string;
};

/** Time left until an estimated moment. It is an estimate, so it is written with ≈ and never runs below zero. */
export function Countdown({ at, without = 'not known' }: CountdownProps) {
  const now = useNow();
  if (at === null) return <span className="text-ink-3">{without}</span>;
  return (
    <time
      dateTime={at}
      title={`about ${exactTime(at)}, estimated`}
      suppressHydrationWarning
      className="whitespace-nowrap tabular-nums"
    >
      {countdownWords(Date.parse(at) - now)}
    </time>
  );
}
