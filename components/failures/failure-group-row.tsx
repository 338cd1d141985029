'use client';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { GroupRemedy } from '#components/common/group-remedy.tsx';
import { GroupWords, groupHref } from '#components/common/group-words.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { cn } from '#components/ui/cn.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { FailureGroupView } from '#lib/api/failures.ts';
import { counted } from '#lib/domain/counted.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import { GroupSamples } from './group-samples.tsx';

type FailureGroupRowProps = {
  group: FailureGroupView;
  place: 'first' | 'later';
  /** The group by root. */
  rootsHref: string;
  /** It was asked for by itself, so its containers are what is looked for. */
  isAlone: boolean;
};

/** What one remedy would heal: the sentence, where it breaks, what it touches and the remedy; opens to its pods. */
export function FailureGroupRow({ group, place, rootsHref, isAlone }: FailureGroupRowProps) {
  const [isOpen, setOpen] = useState(isAlone);
  const id = useId();
  const { severity, sentence } = group;
  return (
    <li className="border-b border-line last:border-b-0" data-row="">
      <div className="grid grid-cols-[24px_13px_minmax(0,1fr)_minmax(0,11rem)_minmax(0,17rem)] gap-x-3 gap-y-2 py-2.5 pr-3 pl-1.5 max-cards:grid-cols-[13px_minmax(0,1fr)_24px] max-cards:pl-3">
        <IconButton
          size="small"
          label={`${isOpen ? 'Close' : 'Open'} ${sentenceText(sentence)}`}
          aria-expanded={isOpen}
          aria-controls={id}
          className="max-cards:order-3"
          icon={
            <ChevronRight
              aria-hidden="true"
              strokeWidth={1.75}
              className={cn('transition-transform duration-(--dur)', isOpen && 'rotate-90')}
            />
          }
          onClick={() => setOpen(!isOpen)}
        />
        <StatusMark mark={severity} className="mt-1 max-cards:order-1" />
        <div className="grid min-w-0 content-start gap-0.5 max-cards:order-2">
          <GroupWords group={group} rootsHref={rootsHref} />
          <NodesApart group={group} />
        </div>
        <Touches group={group} />
        <GroupRemedy group={group} place={place} href={groupHref(group)} rootsHref={rootsHref} />
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <GroupSamples group={group} moreHref={isAlone ? null : rootsHref} />}
      </div>
    </li>
  );
}

const namesShown = 4;

function Touches({ group: { containers, namespaces } }: { group: FailureGroupView }) {
  const more = namespaces.length - namesShown;
  return (
    <div className="min-w-0 max-cards:order-4 max-cards:col-start-2">
      <b className="text-lg leading-5 font-semibold tabular-nums">{containers.toLocaleString('en')}</b>{' '}
      <span className="text-ink-2">{containers === 1 ? 'container' : 'containers'}</span>
      <p className="text-xs text-ink-3">
        <ClusterText>
          {namespaces
            .slice(0, namesShown)
            .map(({ name }) => name)
            .join(', ')}
        </ClusterText>
        {more > 0 && ` and ${counted(more, 'more', 'more')}`}
      </p>
    </div>
  );
}

/** The same image runs on some nodes: their credentials or images differ. */
function NodesApart({ group: { worksOn, failsOn } }: { group: FailureGroupView }) {
  if (worksOn.length === 0) return null;
  return (
    <p className="text-xs text-ink-2">
      <b className="font-medium">Runs on {nodeWords(worksOn)}</b>, fails on {nodeWords(failsOn)}: credentials
      or images of those nodes differ.
    </p>
  );
}

function nodeWords(nodes: readonly string[]): string {
  return nodes.length <= 3
    ? nodes.join(', ')
    : `${nodes.slice(0, 2).join(', ')} and ${nodes.length - 2} more nodes`;
}
