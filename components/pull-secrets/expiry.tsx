'use client';
import { Age, exactTime } from '#components/common/age.tsx';
import { useNow } from '#components/common/use-now.ts';

const day = 86_400_000;

/** When a credential ends: what has ended is red, what ends within a week amber. Most passwords name no end. */
export function Expiry({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return <span className="text-ink-3">not known</span>;
  const left = Date.parse(at) - now;
  if (left <= 0) {
    return (
      <span className="text-fail-text">
        <Age at={at} after="ago" />
      </span>
    );
  }
  return (
    <time dateTime={at} title={exactTime(at)} className={left < 7 * day ? 'text-wait-text' : undefined}>
      {inWords(left)}
    </time>
  );
}

function inWords(left: number): string {
  const hours = Math.floor(left / 3_600_000);
  if (hours < 1) return `in ${Math.max(1, Math.floor(left / 60_000))} min`;
  return hours < 48 ? `in ${hours} h` : `in ${Math.floor(hours / 24)} d`;
}
