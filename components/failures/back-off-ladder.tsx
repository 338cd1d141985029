import { cn } from '#components/ui/cn.ts';
import { kubeletLadder, waitAfter } from '#lib/domain/pull/back-off-ladder.ts';

const mostBars = 14;
const second = 1000;

/** The waits between attempts as bars: those behind us, the present one, and the next. */
export function BackOffLadder({ attempts }: { attempts: number }) {
  const first = Math.max(1, attempts + 2 - mostBars);
  const steps = Array.from({ length: attempts + 2 - first }, (_, at) => first + at);
  const wait = waitAfter(attempts) / second;
  return (
    <div
      role="img"
      aria-label={`Back-off: 10, 20, 40, 80, 160, then 300 seconds; now in wait number ${attempts}, of ${wait} seconds`}
      className="mt-1.5 flex h-[22px] items-end gap-0.5"
    >
      {steps.map((step) => (
        <span
          key={step}
          style={{ height: `${Math.max(10, (100 * waitAfter(step)) / kubeletLadder.max)}%` }}
          className={cn(
            'flex-1 rounded-t-[1px]',
            step < attempts && 'bg-line-strong',
            step === attempts && 'border-l-3 border-wait-mark bg-wait-tint inset-ring inset-ring-wait-mark',
            step > attempts && 'inset-ring inset-ring-line',
          )}
        />
      ))}
    </div>
  );
}
