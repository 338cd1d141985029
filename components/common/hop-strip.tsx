import { cn } from '#components/ui/cn.ts';
import { HopDots, type HopBreak } from './hop-dots.tsx';

type HopStripProps = {
  break: HopBreak;
  /** "registry: rejected". */
  label: string;
  /** Whether the label takes the colour of the break: yes where the strip stands in a sentence, no in dense rows. */
  voice?: 'plain' | 'toned';
  /** Colour of a break: the cause decides it, never the alternating ErrImagePull. */
  kind: 'fail' | 'wait';
  className?: string;
};

/** Five dots, pod → account → secret → entry → registry, broken where the pull breaks. */
export function HopStrip({ break: at, label, voice = 'plain', kind, className }: HopStripProps) {
  const tone = at === 'unknown' ? 'forbid' : at === 'pending' ? 'neutral' : kind;
  return (
    <span
      data-tone={tone}
      title={`Pull path: ${label}`}
      className={cn(
        'inline-flex min-w-0 items-center gap-1.5 text-xs whitespace-nowrap',
        voice === 'toned' ? 'text-tone' : 'text-ink-2',
        className,
      )}
    >
      <HopDots break={at} kind={kind} />
      <span className="truncate">{label}</span>
    </span>
  );
}
