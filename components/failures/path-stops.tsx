import { UserCog } from 'lucide-react';
import { Fragment } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import type { Mark } from '#components/common/marks.ts';
import { StatusMark } from '#components/common/status-mark.tsx';
import type { PullPathView } from '#lib/api/explanation.ts';
import { visibleText } from '#lib/domain/text.ts';
import { BreakMark } from './break-mark.tsx';
import { EntryStopCard, FoldedCards, Marked } from './entry-cards.tsx';
import { PathCard } from './path-card.tsx';
import { PathStop } from './path-stop.tsx';
import type { StopName } from './path-breaks.ts';

type StopsProps = { path: PullPathView };

/** The five stops with their cards, in their order. */
export function PathStops({ path }: StopsProps) {
  const shared = (name: StopName) => ({ path, name });
  const { pod, account, secret, entry, registry } = path;
  return (
    <>
      <PathStop {...shared('pod')} title="Pod">
        <PathCard
          {...pod.card}
          title={
            <span className="truncate" title={visibleText(pod.card.name)}>
              <ClusterText>{pod.card.name}</ClusterText>
            </span>
          }
        />
      </PathStop>
      <PathStop {...shared('account')} title="ServiceAccount">
        {account.card === null ? (
          <PathCard id="account" look="missing" sentence={['A static pod has none.']} title="None" />
        ) : (
          <PathCard
            {...account.card}
            title={
              <>
                <UserCog size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-2" />
                <span className="truncate" title={visibleText(account.card.name)}>
                  <ClusterText>{account.card.name}</ClusterText>
                </span>
              </>
            }
          />
        )}
        <BreakMark path={path} after="account" />
      </PathStop>
      <PathStop {...shared('secret')} title="Secret">
        {secret.cards.map((card) => (
          <Fragment key={card.id}>
            <PathCard
              {...card}
              title={
                <>
                  <StatusMark mark={secretMarks[card.state]} />
                  <span className="truncate" title={visibleText(card.name)}>
                    <ClusterText>{card.name}</ClusterText>
                  </span>
                </>
              }
            />
            <BreakMark path={path} after={card.id} />
          </Fragment>
        ))}
      </PathStop>
      <PathStop {...shared('entry')} title="Entry">
        {entry.cards.map((card) => (
          <Fragment key={card.id}>
            <EntryStopCard card={card} />
            <BreakMark path={path} after={card.id} />
          </Fragment>
        ))}
        {entry.folded !== null && <FoldedCards folded={entry.folded} />}
      </PathStop>
      <PathStop {...shared('registry')} title="Registry">
        <RegistryCards registry={registry} asks={asked(path)} />
      </PathStop>
    </>
  );
}

const secretMarks: Record<PullPathView['secret']['cards'][number]['state'], Mark> = {
  read: 'ok',
  missing: 'unknown',
  'wrong-type': 'fail',
  'wrong-key': 'fail',
  undecodable: 'fail',
  'not-readable': 'forbid',
  pending: 'pull',
  'not-listed': 'unlinked',
};

/** The part of the image that the nearest entry does not have. */
function asked({ entry }: PullPathView): string {
  const broken = entry.cards.find((card) => card.kind === 'entry' && card.look === 'broken');
  return broken?.kind === 'entry' ? (broken.difference?.asks.replace(/^:/, '') ?? '') : '';
}

const answerMarks: Record<string, Mark> = {
  broken: 'fail',
  good: 'ok',
  waiting: 'wait',
  hidden: 'unknown',
};

function RegistryCards({ registry, asks }: { registry: PullPathView['registry']; asks: string }) {
  const { card, answers } = registry;
  return (
    <>
      <PathCard
        {...card}
        className={card.look === 'plain' ? 'border-ink-3' : ''}
        title={
          <code className="truncate text-xs font-semibold" title={visibleText(card.host)}>
            <Marked text={card.host === '' ? 'not known' : card.host} part={asks} />
          </code>
        }
      />
      {answers.map((answer) => (
        <PathCard
          key={answer.id}
          {...answer}
          title={
            <>
              <StatusMark mark={answerMarks[answer.look] ?? 'none'} />
              <span className="truncate" title={answer.title}>
                {answer.title}
              </span>
            </>
          }
        />
      ))}
    </>
  );
}
