import { RegistryName } from '#components/common/registry-name.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { cn } from '#components/ui/cn.ts';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import { askMarks, toneOf } from './account-marks.ts';

type Ask = AccountRow['asks'][number];

const shownAtMost = 4;

/** What the pods of an account ask, registry by registry: a mark, and a word where something is wrong. */
export function Asks({ asks }: { asks: readonly Ask[] }) {
  if (asks.length === 0) return <span className="text-ink-3">no pods</span>;
  const more = asks.length - shownAtMost;
  return (
    <ul className="grid min-w-0 gap-px text-xs">
      {asks.slice(0, shownAtMost).map((ask) => (
        <li key={ask.registry} className="flex min-w-0 items-center gap-1.5">
          <StatusMark mark={askMarks[ask.state]} {...toneOf(askMarks[ask.state])} className="size-[11px]" />
          <RegistryName registry={ask.registry} />
          <AskWord ask={ask} />
        </li>
      ))}
      {more > 0 && <li className="pl-[17px] text-ink-3">and {more} more</li>}
    </ul>
  );
}

function AskWord({ ask: { state, word } }: { ask: Ask }) {
  // What is healthy is quiet to the eye; readers, who do not see the mark, are told.
  if (state === 'covered' || state === 'public') return <span className="sr-only">{word}</span>;
  const style =
    state === 'waiting' ? 'text-wait-text' : state === 'not-known' ? 'text-ink-2' : 'text-fail-text';
  return <span className={cn('shrink-0 font-medium whitespace-nowrap', style)}>{word}</span>;
}
