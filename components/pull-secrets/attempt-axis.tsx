'use client';
import { useNow } from '#components/common/use-now.ts';
import { cn } from '#components/ui/cn.ts';
import { longestWait, type Attempt } from './attempts.ts';

const looks: Record<Attempt['is'], string> = {
  pulled: 'border-ok-mark bg-ok-mark',
  pulling: 'border-accent bg-surface',
  'to-come': 'border-wait-mark bg-surface',
  'not-healed': 'border-fail-mark bg-fail-mark rounded-none',
};

/** The 300 s within which every waiting container tries again, with a dot for each. */
export function AttemptAxis({ attempts, since }: { attempts: readonly Attempt[]; since: string }) {
  const now = useNow();
  const start = Date.parse(since);
  const share = (at: number) =>
    `${Math.min(100, Math.max(0, ((at - start) / longestWait) * 100)).toFixed(1)}%`;
  const count = (is: Attempt['is']) => attempts.filter((attempt) => attempt.is === is).length;
  const words = `Attempts over 300 seconds: ${count('pulled')} pulled, ${count('pulling')} pulling, ${count('to-come')} still to come, ${count('not-healed')} not healed`;
  return (
    <div className="px-3 py-3">
      <div role="img" aria-label={words} className="relative mx-2 h-8 border-b border-line-control">
        {attempts.map(({ id, is, at }) => (
          <i
            key={id}
            style={{ left: share(at === null ? start + longestWait : Date.parse(at)) }}
            className={cn('absolute bottom-1 -ml-1 size-2 rounded-full border-2', looks[is])}
          />
        ))}
        <b style={{ left: share(now) }} className="absolute bottom-0 h-7 w-0.5 bg-accent" />
      </div>
      <div className="mt-1 flex justify-between text-xs text-ink-3">
        <span>{clock(start)} written</span>
        <span suppressHydrationWarning className="text-accent">
          now {clock(now)}
        </span>
        <span>{clock(start + longestWait)}, the last attempt at the latest</span>
      </div>
    </div>
  );
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}
