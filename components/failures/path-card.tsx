import type { ReactNode } from 'react';
import { Words } from '#components/common/words.tsx';
import { cn } from '#components/ui/cn.ts';
import type { CardLook } from '#lib/domain/pull/path.ts';
import type { Sentence } from '#lib/domain/pull/sentence.ts';

const looks: Record<CardLook, string> = {
  plain: 'border-line-strong bg-surface',
  broken: 'border-fail-mark bg-fail-tint',
  missing: 'border-dashed border-line-control bg-surface [&_[data-title]]:text-ink-2',
  hidden: 'border-dashed border-forbid-mark bg-surface [&_[data-title]]:text-ink-2',
  pending: 'border-dashed border-accent-line bg-surface [&_[data-title]]:text-ink-2',
  good: 'border-ok-mark bg-ok-tint',
  waiting: 'border-wait-mark bg-wait-tint',
  off: 'border-line bg-surface [&_[data-title]]:text-ink-2',
};

type PathCardProps = {
  /** The name that lines are drawn to. */
  id: string;
  look: CardLook;
  title: ReactNode;
  /** Its place in the kubelet's order of tries. */
  number?: number | null;
  sentence: Sentence;
  /** Beside the sentence. */
  icon?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** One thing on the path: what it is, and what it did. */
export function PathCard(props: PathCardProps) {
  const { id, look, title, number = null, sentence, icon, className, children } = props;
  return (
    <li
      data-card={id}
      className={cn(
        'relative min-w-0 rounded-md border px-2.5 pt-[7px] pb-2 text-xs @max-[70.8rem]:px-2',
        looks[look],
        className,
      )}
    >
      <div
        data-title=""
        className="-mt-px flex min-h-7 min-w-0 items-center gap-1.5 text-sm font-medium text-ink @max-[57rem]:mb-0.5 @max-[57rem]:min-h-5"
      >
        {title}
        {number !== null && (
          <span
            aria-label={`tried as number ${number}`}
            role="img"
            className="ml-auto grid size-[18px] shrink-0 place-items-center rounded-full border border-line-strong bg-surface text-2xs leading-none font-normal text-ink-2 tabular-nums"
          >
            {number}
          </span>
        )}
      </div>
      {sentence.length > 0 && (
        <p
          className={cn(
            'flex gap-[5px] wrap-anywhere text-ink-2',
            look === 'broken' && icon !== undefined && 'font-medium text-fail-text',
          )}
        >
          {icon}
          <span className="min-w-0">
            <Words sentence={sentence} />
          </span>
        </p>
      )}
      {children}
    </li>
  );
}

export const cardIcon = 'mt-[3px] size-3 shrink-0';
