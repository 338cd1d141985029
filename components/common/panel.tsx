import { useId, type ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';

type PanelProps = {
  title: ReactNode;
  /** Beside the title, quieter. */
  sub?: ReactNode;
  /** At the right end of the head. */
  more?: ReactNode;
  footer?: ReactNode;
  /** `flush` for tables and lists that reach the edges. */
  inset?: 'padded' | 'flush';
  className?: string;
  children: ReactNode;
};

/** A titled part of a page; a landmark of its own for readers. */
export function Panel({ title, sub, more, footer, inset = 'padded', className, children }: PanelProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className={cn('min-w-0 rounded-lg border border-line bg-surface', className)}
    >
      <header className="flex min-h-9.5 flex-wrap items-center gap-x-2 border-b border-line px-3 py-1">
        <h2 id={titleId} className="text-sm font-semibold whitespace-nowrap">
          {title}
        </h2>
        {sub !== undefined && <span className="min-w-0 text-xs text-ink-3">{sub}</span>}
        {more !== undefined && <div className="ml-auto text-xs whitespace-nowrap">{more}</div>}
      </header>
      <div className={cn(inset === 'padded' && 'p-3')}>{children}</div>
      {footer !== undefined && (
        <footer className="border-t border-line px-3 py-2 text-xs text-ink-3">{footer}</footer>
      )}
    </section>
  );
}
