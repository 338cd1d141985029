import { Countdown } from '#components/common/countdown.tsx';
import type { NextAttempt as Next } from '#lib/api/pods.ts';
import { counted } from '#lib/domain/counted.ts';
import { BackOffLadder } from './back-off-ladder.tsx';

const second = 1000;

/** When the kubelet tries again, as far as it can be told, with the waits so far. */
export function NextAttempt({ next }: { next: Next }) {
  return (
    <div className="max-w-[30rem] border-l-2 border-line-strong pl-4">
      <div className="text-xs text-ink-2">Next attempt</div>
      <div className="text-xl font-semibold tracking-[-0.014em] tabular-nums">
        {next.at === null ? 'none to come' : <Countdown at={next.at} />}
      </div>
      {next.at !== null && next.attempts !== null && next.attempts > 0 && (
        <BackOffLadder attempts={next.attempts} />
      )}
      <p className="mt-1 text-xs text-ink-3">
        {attemptWords(next)} {next.basis}
      </p>
    </div>
  );
}

function attemptWords({ attempts, earliest, latest }: Next): string {
  const range = rangeWords(earliest, latest);
  if (attempts === null || attempts === 0) return range;
  return `${counted(attempts, 'attempt')}. ${range}`;
}

/** How sure the estimate is: how far its ends are apart. */
function rangeWords(earliest: string | null, latest: string | null): string {
  if (earliest === null || latest === null) return '';
  const seconds = Math.round((Date.parse(latest) - Date.parse(earliest)) / second);
  return seconds <= 0 ? '' : `Sure to about ${seconds} s.`;
}
