import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { PullPathView } from '#lib/api/explanation.ts';
import { breakStop, dotOf, isCutOff, stopNames, type DotLook, type StopName } from './path-breaks.ts';

const dots: Record<DotLook, string> = {
  ring: 'border-ink-3 bg-surface',
  hollow: 'border-line-control bg-surface',
  fail: 'border-fail-mark bg-fail-mark',
  wait: 'border-wait-mark bg-wait-mark',
  ok: 'border-ok-mark bg-ok-mark',
  unseen: 'rotate-45 rounded-[1px] border-forbid-mark bg-surface',
};

type PathStopProps = {
  path: PullPathView;
  name: StopName;
  title: string;
  children: ReactNode;
};

/** One of the five stops: a column where there is room, else a part of the line from top to bottom. */
export function PathStop({ path, name, title, children }: PathStopProps) {
  const isLast = name === stopNames.at(-1);
  const next = stopNames[stopNames.indexOf(name) + 1];
  // Where the break is in this stop, its own mark begins the broken line.
  const isBreakHere = next !== undefined && breakStop(path) === name;
  const isNextCut = next !== undefined && isCutOff(path, next);
  return (
    <li
      className={cn(
        'grid min-w-0 grid-rows-[auto_1fr] @max-[57rem]:relative @max-[57rem]:block',
        isLast && 'ml-7 @max-[70.8rem]:ml-5.5 @max-[57rem]:ml-0',
      )}
    >
      {!isLast && (
        <span
          aria-hidden="true"
          className={cn(
            'absolute top-5 bottom-[-1.25rem] left-[4.5px] hidden w-0.5 @max-[57rem]:block',
            isNextCut && !isBreakHere ? cutLine : 'bg-line-strong',
          )}
        />
      )}
      <h3 className="relative flex items-baseline gap-1.5 pt-2.5 pb-1.5 text-2xs font-normal tracking-head whitespace-nowrap text-ink-3 @max-[57rem]:pt-3.5 @max-[57rem]:pl-5">
        <span
          aria-hidden="true"
          className={cn(
            'absolute top-[17px] left-px z-1 hidden size-[9px] rounded-full border-2 @max-[57rem]:block',
            dots[dotOf(path, name)],
          )}
        />
        <b className="text-xs font-semibold tracking-normal text-ink">{title}</b>
        <span className="truncate">{path[name].summary}</span>
        {path[name].passed === 'broken' && <span className="sr-only">the path breaks here</span>}
      </h3>
      <ul
        className={cn(
          'grid content-start gap-2 @max-[57rem]:pl-5 @max-[57rem]:[clip-path:inset(-4px_-4px_-20px_-30px)]',
          isLast && 'content-between gap-y-3.5 @max-[57rem]:gap-y-2',
        )}
      >
        {children}
      </ul>
    </li>
  );
}

export const cutLine = 'bg-[repeating-linear-gradient(var(--line-control)_0_3px,var(--surface)_3px_7px)]';
