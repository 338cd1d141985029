import { RotateCw } from 'lucide-react';
import { CodeBlock } from '#components/common/code-block.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { Words } from '#components/common/words.tsx';
import { cn } from '#components/ui/cn.ts';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import { RemedyActions } from './remedy-actions.tsx';

type Remedy = Explanation['remedies'][number];

type RemedyCardProps = {
  remedy: Remedy;
  number: number | null;
  place: 'first' | 'later';
  explained: Explanation;
  /** Told when it is carried out here. */
  onPress: () => void;
};

/** One way out: what, why it helps, whether pods must be made anew, and how, here or in a terminal. */
export function RemedyCard({ remedy, number, place, explained, onPress }: RemedyCardProps) {
  return (
    <li
      className={cn(
        'border-b border-line px-4 pt-3 pb-4 last:border-b-0 max-cards:px-3',
        place === 'first' && 'shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 text-sm font-semibold wrap-anywhere max-cards:flex-auto">
          {number !== null && `${number}. `}
          <ClusterText>{remedy.title}</ClusterText>
        </h3>
        <NeedTag remedy={remedy} />
      </div>
      <p className="mt-[3px] mb-2 max-w-[70ch] text-ink-2">
        <Words sentence={remedy.why} namespace={explained.namespace} />
      </p>
      <RemedyActions remedy={remedy} place={place} explained={explained} onPress={onPress} />
      {remedy.kubectl.length > 0 && (
        <div className="mt-2">
          <Disclosure summary="With kubectl" defaultOpen={place === 'first'}>
            <CodeBlock code={remedy.kubectl.join('\n')} copyLabel="Copy the commands" />
          </Disclosure>
        </div>
      )}
    </li>
  );
}

/** Whether pods that exist get it; of advice that is done elsewhere it cannot be said. */
function NeedTag({ remedy: { needsNewPods, action, code } }: { remedy: Remedy }) {
  const isItself = action.kind === 'restart' || action.kind === 'delete-pod' || code === 'wait';
  if (isItself || action.kind === 'none') return null;
  if (needsNewPods === 'no') {
    return (
      <Tag tone="ok">
        <StatusMark mark="ok" />
        no restart needed
      </Tag>
    );
  }
  return (
    <Tag look="outlined">
      <RotateCw aria-hidden="true" strokeWidth={1.75} />
      {needWords[needsNewPods]}
    </Tag>
  );
}

const needWords: Record<Exclude<Remedy['needsNewPods'], 'no'>, string> = {
  restart: 'restart needed',
  'delete-pod': 'new pod needed',
  recreate: 'has to be created anew',
  template: 'workload has to name it',
};
