'use client';

import { Button } from '#components/ui/button.tsx';
import { Age } from './age.tsx';
import { Countdown } from './countdown.tsx';
import { StatusMark } from './status-mark.tsx';

type StaleBarProps = {
  /** RFC 3339. */
  since: string;
  /** Why: "prod-eu-1 does not answer." */
  sentence: string;
  nextTry: string | null;
  onRetry: () => void;
};

/** On top of rows that are the last known. Give what stands below it data-stale="true". */
export function StaleBar({ since, sentence, nextTry, onRetry }: StaleBarProps) {
  return (
    <div
      data-tone="stale"
      role="status"
      className="flex flex-wrap items-center gap-2 border-b border-dashed border-tone-mark bg-tone-tint px-4 py-[7px] text-xs"
    >
      <StatusMark mark="stale" />
      <span className="min-w-0 flex-1">
        <b className="font-semibold text-tone">Stale since {since.slice(11, 16)} UTC</b> (<Age at={since} />
        ). {sentence}
        {nextTry !== null && (
          <>
            {' '}
            Next try <Countdown at={nextTry} />.
          </>
        )}
      </span>
      <Button size="small" onClick={onRetry}>
        Try now
      </Button>
    </div>
  );
}
