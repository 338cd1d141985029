import { CirclePlus, RefreshCw, Trash2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { Tone } from '#components/ui/tag.tsx';
import { ClusterText } from './cluster-text.tsx';
import type { Mark } from './marks.ts';
import { Status } from './status.tsx';

/** What a plan does to one object, or how that went. */
export type PlanLook =
  | 'create'
  | 'update'
  | 'remove'
  | 'same'
  | 'conflict'
  | 'forbidden'
  | 'failed'
  | 'done'
  | 'working'
  | 'queued';

export type PlanRow = {
  id: string;
  title: string;
  look: PlanLook;
  /** "Create", "Forbidden": the look in a word. */
  word: string;
  detail: string;
  /** Where there is something to decide: the choice, in its row. */
  choice?: ReactNode;
};

const icons: Partial<Record<PlanLook, LucideIcon>> = {
  create: CirclePlus,
  update: RefreshCw,
  remove: Trash2,
};

const marks: Record<Exclude<PlanLook, 'create' | 'update' | 'remove'>, Mark> = {
  same: 'done',
  conflict: 'warn',
  forbidden: 'forbid',
  failed: 'fail',
  done: 'ok',
  working: 'pull',
  queued: 'none',
};

/** The colour of a part of the bar above a plan. */
export const planTones: Record<PlanLook, Tone> = {
  create: 'accent',
  update: 'accent',
  remove: 'fail',
  same: 'neutral',
  conflict: 'wait',
  forbidden: 'forbid',
  failed: 'fail',
  done: 'ok',
  working: 'accent',
  queued: 'neutral',
};

/** A word with the mark of what is planned. */
export function PlanWord({ look, children }: { look: PlanLook; children: ReactNode }) {
  const Icon = icons[look];
  if (Icon === undefined) {
    const mark = marks[look as keyof typeof marks];
    return (
      <Status mark={mark} voice={look === 'same' || look === 'queued' ? 'quiet' : 'plain'}>
        {children}
      </Status>
    );
  }
  return (
    <span
      data-tone={planTones[look]}
      className="inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap text-tone"
    >
      <Icon size={13} strokeWidth={1.9} aria-hidden="true" className="shrink-0 self-center" />
      {children}
    </span>
  );
}

/** What is going to happen, object by object; exceptions come first, as the caller sorts them. */
export function PlanList({ label, rows }: { label: string; rows: readonly PlanRow[] }) {
  return (
    <ul aria-label={label} className="@container max-h-[32rem] overflow-y-auto max-cards:max-h-none">
      {rows.map((row) => (
        <li
          key={row.id}
          className={cn(
            'grid grid-cols-[7.75rem_6.9rem_minmax(0,1fr)] items-baseline gap-x-2 gap-y-0.5 border-b border-line px-3 py-[5px] text-xs last:border-b-0',
            // A wide plan has room for namespace and name; beside a form they are cut.
            '@min-[36rem]:grid-cols-[minmax(0,16rem)_6.9rem_minmax(0,1fr)]',
            'max-tiny:grid-cols-[minmax(0,1fr)_auto]',
            row.look === 'conflict' && 'bg-wait-tint',
            row.look === 'failed' && 'bg-fail-tint',
          )}
        >
          <span className="truncate" title={row.title}>
            <ClusterText>{row.title}</ClusterText>
          </span>
          <PlanWord look={row.look}>{row.word}</PlanWord>
          <span className="min-w-0 wrap-anywhere text-ink-2 max-tiny:col-span-2">
            <ClusterText>{row.detail}</ClusterText>
          </span>
          {row.choice != null && (
            <span className="col-span-2 col-start-2 pb-1 max-tiny:col-start-1">{row.choice}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
