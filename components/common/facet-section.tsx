'use client';

import { useId, useState } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cn } from '#components/ui/cn.ts';
import { ClusterText } from './cluster-text.tsx';
import type { Mark } from './marks.ts';
import { StatusMark } from './status-mark.tsx';

export type FacetChoice = { value: string; label: string; count: number; mark?: Mark; isOn: boolean };

export type Facet = { name: string; title: string; choices: readonly FacetChoice[] };

type FacetSectionProps = {
  facet: Facet;
  onToggle: (value: string, isOn: boolean) => void;
  onClear: () => void;
};

const shownAtFirst = 6;

/** One thing to narrow by. What is chosen is always shown, zero stays visible but dim. */
export function FacetSection({ facet, onToggle, onClear }: FacetSectionProps) {
  const titleId = useId();
  const [isWhole, setWhole] = useState(false);
  const shown = facet.choices.filter((choice, index) => isWhole || index < shownAtFirst || choice.isOn);
  const hidden = facet.choices.length - shown.length;
  return (
    <section
      role="group"
      aria-labelledby={titleId}
      className="mb-2 border-b border-line pb-3 text-xs last:border-0"
    >
      <div className="flex items-center">
        <span id={titleId} className="text-2xs leading-6 font-medium tracking-head text-ink-3">
          {facet.title}
        </span>
        {facet.choices.some((choice) => choice.isOn) && (
          <button
            type="button"
            aria-label={`Clear ${facet.title}`}
            onClick={onClear}
            className="ml-auto h-6 px-0.5 text-2xs text-accent hover:underline"
          >
            Clear
          </button>
        )}
      </div>
      {shown.map((choice) => (
        <label
          key={choice.value}
          className={cn(
            '-mx-1 flex h-[25px] items-center gap-[7px] rounded-sm px-1 hover:bg-hover max-facets:h-9',
            choice.count === 0 && !choice.isOn && 'text-ink-3',
          )}
        >
          <Checkbox
            checked={choice.isOn}
            onChange={(event) => onToggle(choice.value, event.target.checked)}
          />
          {choice.mark !== undefined && <StatusMark mark={choice.mark} className="size-[11px]" />}
          <span className="truncate" title={choice.label}>
            <ClusterText>{choice.label}</ClusterText>
          </span>
          <span className="ml-auto text-ink-3 tabular-nums">{choice.count.toLocaleString('en')}</span>
        </label>
      ))}
      {hidden > 0 && (
        <button type="button" onClick={() => setWhole(true)} className="h-6 text-ink-2 hover:underline">
          {hidden} more
        </button>
      )}
    </section>
  );
}
