import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type ChoiceProps = { control: ReactNode; children: ReactNode; className?: string };

/** A checkbox or radio with its words, one target. */
export function Choice({ control, children, className }: ChoiceProps) {
  return (
    <label className={cn('flex min-h-6 items-center gap-2 max-cards:min-h-8', className)}>
      {control}
      <span className="min-w-0">{children}</span>
    </label>
  );
}
