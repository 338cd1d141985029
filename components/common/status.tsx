import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { Tone } from '#components/ui/tag.tsx';
import { markTones, type Mark } from './marks.ts';
import { StatusMark } from './status-mark.tsx';

type StatusProps = {
  mark: Mark;
  /** `quiet`: the word is grey, only the mark has colour. What is healthy is quiet in lists. */
  voice?: 'plain' | 'quiet';
  tone?: Tone;
  className?: string;
  children: ReactNode;
};

/** A state: mark, word and colour together. */
export function Status({ mark, voice = 'plain', tone = markTones[mark], className, children }: StatusProps) {
  return (
    <span
      data-tone={tone}
      className={cn(
        'inline-flex max-w-full min-w-0 shrink-0 items-center gap-1.5 whitespace-nowrap',
        voice === 'quiet' ? 'text-ink-2' : 'font-medium text-tone',
        className,
      )}
    >
      <StatusMark mark={mark} tone={tone} />
      <span className="truncate">{children}</span>
    </span>
  );
}
