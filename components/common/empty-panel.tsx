import type { ReactNode } from 'react';
import { StatePanel } from './state-panel.tsx';

type EmptyPanelProps = {
  /** `good`: nothing is wrong. `plain`: nothing is there yet. `filtered`: the filter hides everything. */
  why: 'good' | 'plain' | 'filtered';
  /** Says whether that is good: "Every image in identity was pulled". */
  title: ReactNode;
  children: ReactNode;
  /** The way out: which filter to drop, where the rest is. */
  actions?: ReactNode;
};

export function EmptyPanel({ why, title, children, actions }: EmptyPanelProps) {
  return (
    <StatePanel
      tone={why === 'good' ? 'ok' : 'neutral'}
      picture={why === 'filtered' ? funnel : path}
      title={title}
      actions={actions}
    >
      {children}
    </StatePanel>
  );
}

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 2.2, strokeLinecap: 'round' } as const;

const path = (
  <svg viewBox="0 0 40 40" {...stroke}>
    <path d="M3 20h6m5 0h4m5 0h4m5 0h5" />
    <g fill="currentColor" stroke="none">
      <circle cx="11.5" cy="20" r="2.6" />
      <circle cx="20.5" cy="20" r="2.6" />
      <circle cx="29.5" cy="20" r="2.6" />
    </g>
  </svg>
);

const funnel = (
  <svg viewBox="0 0 40 40" {...stroke} strokeLinejoin="round">
    <path d="M5 8h30L23.5 21.5V33l-7-3.5v-8z" />
  </svg>
);
