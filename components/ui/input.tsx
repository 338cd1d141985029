'use client';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';
import { useAlive } from './use-alive.ts';

/** The box around fields: border, ground, focus on the border, red when invalid. */
export const fieldBox = cn(
  'w-full min-w-0 rounded-md border border-line-control bg-surface text-ink',
  'focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent',
  'has-[:focus-visible]:border-accent has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent',
  'aria-invalid:border-fail-mark has-[[aria-invalid=true]]:border-fail-mark',
  'disabled:border-line disabled:bg-sunken disabled:text-ink-3',
);

type InputProps = ComponentProps<'input'> & {
  face?: 'sans' | 'mono';
  /** Stands inside the box, left or right of the text. */
  before?: ReactNode;
  after?: ReactNode;
};

export function Input({ face = 'sans', before, after, className, ...rest }: InputProps) {
  const isAlive = useAlive();
  return (
    <span className={cn(fieldBox, 'flex h-7.5 items-center gap-1.5 px-2 max-cards:h-8.5', className)}>
      {before}
      <input
        {...rest}
        inert={!isAlive}
        className={cn(
          'h-full min-w-0 flex-1 bg-transparent outline-none',
          face === 'mono' && 'font-mono text-xs',
        )}
      />
      {after}
    </span>
  );
}
