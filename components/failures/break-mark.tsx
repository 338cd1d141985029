import { StatusMark } from '#components/common/status-mark.tsx';
import { cn } from '#components/ui/cn.ts';
import type { PullPathView } from '#lib/api/explanation.ts';
import { brokenCard } from './path-breaks.ts';
import { cutLine } from './path-stop.tsx';

/** Below the card whose line is broken, where the path runs from top to bottom; a line drawn beside it says it else. */
export function BreakMark({ path, after }: { path: PullPathView; after: string }) {
  if (brokenCard(path) !== after) return null;
  return (
    <li className="relative z-1 -ml-6 hidden items-center gap-2 text-xs font-medium text-fail-text @max-[57rem]:flex">
      <span aria-hidden="true" className={cn('absolute top-5 left-[8.5px] h-[60rem] w-0.5', cutLine)} />
      <StatusMark mark="fail" className="z-1 size-[19px] rounded-full bg-surface" />
      The path breaks here
    </li>
  );
}
