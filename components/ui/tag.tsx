import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export type Tone = 'ok' | 'wait' | 'fail' | 'forbid' | 'stale' | 'neutral' | 'accent';

type TagProps = { tone?: Tone; look?: 'tinted' | 'outlined'; children: ReactNode };

/** One or two words about a thing, beside its name. */
export function Tag({ tone = 'neutral', look = 'tinted', children }: TagProps) {
  return (
    <span
      data-tone={tone}
      className={cn(
        'inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs whitespace-nowrap [&>svg]:size-[11px]',
        look === 'tinted'
          ? 'bg-tone-tint font-medium text-tone'
          : 'text-ink-2 inset-ring inset-ring-line-strong',
      )}
    >
      {children}
    </span>
  );
}
