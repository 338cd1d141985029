import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';

/** The quieter line of a cell: where a thing is, under what it is. Gone in one-line rows. */
export function SecondLine({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cn('truncate text-xs text-ink-3 in-data-[density=one]:hidden', className)}>
      {children}
    </div>
  );
}
