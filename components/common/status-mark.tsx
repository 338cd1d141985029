import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { Tone } from '#components/ui/tag.tsx';
import { markTones, type Mark } from './marks.ts';

type StatusMarkProps = {
  mark: Mark;
  /** A shape keeps its meaning in another colour, e.g. "not linked" in red where containers fail for it. */
  tone?: Tone;
  className?: string;
};

/** The shape of a state. Decoration for readers: its word always stands beside it. */
export function StatusMark({ mark, tone = markTones[mark], className }: StatusMarkProps) {
  const look = cn('size-[13px] shrink-0 text-tone-mark', className);
  if (mark !== 'pull') {
    return (
      <Drawing tone={tone} className={look}>
        {shapes[mark]}
      </Drawing>
    );
  }
  // The ring turns as a picture of its own, which needs no repaint; the arrow in it stands still.
  return (
    <span
      data-tone={tone}
      aria-hidden="true"
      className={cn('grid *:col-start-1 *:row-start-1 *:size-full', look)}
    >
      <Drawing className="motion-pull">
        <circle {...ring} strokeWidth="1.8" strokeDasharray="20 12" strokeLinecap="butt" />
      </Drawing>
      <Drawing>{shapes.pull}</Drawing>
    </span>
  );
}

type DrawingProps = { tone?: Tone; className?: string; children: ReactNode };

function Drawing({ tone, className, children }: DrawingProps) {
  return (
    <svg
      viewBox="0 0 13 13"
      data-tone={tone}
      aria-hidden="true"
      className={className}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

const ring = { cx: 6.5, cy: 6.5, r: 5, stroke: 'currentColor' } as const;
const cut = { stroke: 'var(--surface)', strokeWidth: 1.5 } as const;
const line = { stroke: 'currentColor' } as const;

const shapes: Record<Mark, ReactNode> = {
  ok: (
    <>
      <circle cx="6.5" cy="6.5" r="5.5" fill="currentColor" />
      <path d="M4 6.7l1.8 1.8 3.3-3.7" {...cut} />
    </>
  ),
  pull: <path d="M6.5 4v4.4M4.8 6.9l1.7 1.7 1.7-1.7" {...line} strokeWidth="1.3" />,
  wait: (
    <>
      <circle {...ring} strokeWidth="1.8" />
      <path d="M6.5 3.8v2.9l1.9 1.2" {...line} strokeWidth="1.5" />
    </>
  ),
  fail: (
    <>
      <path d="M4.2.9h4.6l3.3 3.3v4.6l-3.3 3.3H4.2L.9 8.8V4.2z" fill="currentColor" />
      <path d="M4.5 4.5l4 4m0-4l-4 4" {...cut} />
    </>
  ),
  warn: (
    <>
      <path d="M6.5 1.2l5.7 10.2H.8z" fill="currentColor" {...line} strokeWidth="1.2" />
      <path d="M6.5 4.8v3" {...cut} />
      <circle cx="6.5" cy="9.9" r=".85" fill="var(--surface)" />
    </>
  ),
  unlinked: (
    <>
      <path d="M1.2 6.5h3M8.8 6.5h3" {...line} strokeWidth="1.8" />
      <path d="M4.6 3.6v5.8M8.4 3.6v5.8" {...line} strokeWidth="1.6" />
    </>
  ),
  forbid: (
    <>
      <rect x="1.6" y="5.4" width="9.8" height="7" rx="1.4" fill="currentColor" />
      <path d="M3.9 5.4V3.9a2.6 2.6 0 0 1 5.2 0v1.5" {...line} strokeWidth="1.6" strokeLinecap="butt" />
    </>
  ),
  unknown: (
    <>
      <path d="M6.5.9l5.6 5.6-5.6 5.6L.9 6.5z" {...line} strokeWidth="1.5" />
      <path d="M5.2 5.3c.1-.9.7-1.3 1.4-1.3.8 0 1.3.5 1.3 1.1 0 1-1.3 1-1.3 2" {...line} strokeWidth="1.2" />
      <circle cx="6.6" cy="8.8" r=".75" fill="currentColor" />
    </>
  ),
  stale: <circle {...ring} strokeWidth="1.8" strokeDasharray="2.6 2.63" strokeLinecap="butt" />,
  public: (
    <>
      <circle {...ring} strokeWidth="1.4" />
      <path d="M1.5 6.5h10M6.5 1.5c-3 3-3 7 0 10c3-3 3-7 0-10" {...line} strokeWidth="1.1" />
    </>
  ),
  done: (
    <>
      <circle {...ring} strokeWidth="1.4" />
      <path d="M4.2 6.7l1.6 1.6 3-3.4" {...line} strokeWidth="1.4" />
    </>
  ),
  none: <circle cx="6.5" cy="6.5" r="2" fill="currentColor" />,
};
