import { cn } from '#components/ui/cn.ts';
import type { Tone } from '#components/ui/tag.tsx';

export type BarPart = {
  label: string;
  count: number;
  tone: Tone;
  /** `hatched` tells two neighbours of one tone apart. */
  fill?: 'solid' | 'hatched';
};

type StackedBarProps = {
  /** What the whole is: "Containers". */
  label: string;
  parts: readonly BarPart[];
  /** The whole, where the parts do not reach it. */
  outOf?: number;
};

/** Parts of a whole. Readers hear the numbers; people find them in the words below it. */
export function StackedBar({ label, parts, outOf }: StackedBarProps) {
  const total = outOf ?? parts.reduce((sum, part) => sum + part.count, 0);
  const shown = parts.filter((part) => part.count > 0);
  const words = shown.map((part) => `${part.count} ${part.label}`).join(', ');
  return (
    <div
      role="img"
      aria-label={`${label}: ${words === '' ? 'none' : words}`}
      className="flex h-2 gap-px overflow-hidden rounded-[2px] bg-sunken"
    >
      {shown.map((part) => (
        <span
          key={part.label}
          data-tone={part.tone}
          style={{ width: `${(100 * part.count) / Math.max(total, 1)}%` }}
          className={cn('min-w-0.5', part.fill === 'hatched' ? 'hatched' : 'bg-tone-mark')}
        />
      ))}
    </div>
  );
}
