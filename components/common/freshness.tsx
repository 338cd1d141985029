'use client';

import type { Freshness as FreshnessFacts } from '#lib/api/common.ts';
import { cn } from '#components/ui/cn.ts';
import { Age } from './age.tsx';

type FreshnessProps = {
  freshness: FreshnessFacts;
  /** When something visible last changed, RFC 3339. */
  changedAt?: string | null;
};

type Look = { word: string; tone: 'ok' | 'accent' | 'stale' | 'forbid'; dot: string };

const looks: Record<FreshnessFacts['state'], Look> = {
  live: { word: 'Live', tone: 'ok', dot: 'bg-tone-mark' },
  polled: { word: 'Polled', tone: 'accent', dot: 'bg-tone-mark' },
  'catching-up': { word: 'Catching up', tone: 'accent', dot: 'border-2 border-tone-mark' },
  stale: { word: 'Stale', tone: 'stale', dot: 'border-2 border-dashed border-tone-mark' },
  forbidden: { word: 'Not followed', tone: 'forbid', dot: 'border-2 border-tone-mark' },
  disconnected: { word: 'Disconnected', tone: 'stale', dot: 'border-2 border-dashed border-tone-mark' },
};

/** How current the screen is: a dot, a word, and since when. */
export function Freshness({ freshness, changedAt = null }: FreshnessProps) {
  const { word, tone, dot } = looks[freshness.state];
  return (
    <span
      data-tone={tone}
      title={freshness.sentence}
      className={cn(
        'inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs whitespace-nowrap text-ink-2',
        tone === 'stale' && 'bg-tone-tint',
      )}
    >
      <span
        aria-hidden="true"
        className={cn('size-[7px] rounded-full', dot, tone === 'ok' && 'ring-3 ring-tone-tint')}
      />
      <b className="font-medium text-tone">{word}</b>
      <span className="max-rail:hidden">
        {freshness.state === 'live' && changedAt !== null && (
          <Age at={changedAt} before="changed" after="ago" />
        )}
        {freshness.state === 'polled' && freshness.since !== null && (
          <Age at={freshness.since} before="read" after="ago" />
        )}
        {freshness.state !== 'live' && freshness.state !== 'polled' && freshness.since !== null && (
          <Age at={freshness.since} before="since" />
        )}
      </span>
    </span>
  );
}
