'use client';
import { Check, Image as ImageIcon, Lock, Minus, Server, Unplug, UserX } from 'lucide-react';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Words } from '#components/common/words.tsx';
import { useNow } from '#components/common/use-now.ts';
import type { EntryCardView, PullPathView } from '#lib/api/explanation.ts';
import { visibleText } from '#lib/domain/text.ts';
import { counted } from '#lib/domain/counted.ts';
import { cardIcon, PathCard } from './path-card.tsx';

type Card = PullPathView['entry']['cards'][number];

export function EntryStopCard({ card }: { card: Card }) {
  return card.kind === 'entry' ? <EntryCard card={card} /> : <OtherCard card={card} />;
}

/** One key of one secret: whether the kubelet offers it for this image, and where the two differ. */
function EntryCard({ card }: { card: EntryCardView }) {
  const { id, look, number, sentence, username, expiresAt } = card;
  return (
    <PathCard
      id={id}
      look={look}
      number={number}
      sentence={sentence}
      icon={<EntryIcon card={card} />}
      title={<EntryKey card={card} />}
    >
      {(username !== '' || expiresAt !== null) && (
        <p className="truncate text-ink-2">
          {username !== '' && (
            <>
              user <ClusterText>{username}</ClusterText>
            </>
          )}
          {expiresAt !== null && (
            <>
              {username !== '' && ', '}
              <ExpiryWords at={expiresAt} />
            </>
          )}
        </p>
      )}
    </PathCard>
  );
}

function ExpiryWords({ at }: { at: string }) {
  const now = useNow();
  return Date.parse(at) < now ? (
    <Age at={at} before="expired" after="ago" />
  ) : (
    <span>expires {at.slice(0, 10)}</span>
  );
}

/** A port that is not written is a gap where the image has one; a path or host is marked where it differs. */
function EntryKey({ card: { key, difference, look, reason } }: { card: EntryCardView }) {
  const style = 'truncate text-xs font-semibold @max-[57rem]:wrap-anywhere @max-[57rem]:whitespace-normal';
  if (key === '') return <span className="truncate">(no key)</span>;
  const isGap = look === 'broken' && reason === 'port-differs' && difference?.has === 'no port';
  if (isGap) {
    return (
      <code className={style} title={visibleText(key)}>
        <ClusterText>{key}</ClusterText>
        <span
          title="no port here"
          className="ml-0.5 inline-block h-[1em] w-[3.2em] rounded-[2px] border-[1.5px] border-dashed border-fail-mark align-[-2px]"
        />
      </code>
    );
  }
  return (
    <code className={style} title={visibleText(key)}>
      <Marked text={key} part={look === 'broken' ? (difference?.has ?? '') : ''} />
    </code>
  );
}

/** Text with its deciding part marked; nothing is marked that does not stand in it. */
export function Marked({ text, part }: { text: string; part: string }) {
  const at = part === '' ? -1 : text.lastIndexOf(part);
  if (at < 0) return <ClusterText>{text}</ClusterText>;
  return (
    <>
      <ClusterText>{text.slice(0, at)}</ClusterText>
      <mark className="border-b-2 border-fail-mark bg-fail-tint px-px font-semibold text-fail-text">
        <ClusterText>{part}</ClusterText>
      </mark>
      <ClusterText>{text.slice(at + part.length)}</ClusterText>
    </>
  );
}

function EntryIcon({ card: { look, reason } }: { card: EntryCardView }) {
  const props = { className: cardIcon, strokeWidth: 1.75, 'aria-hidden': true } as const;
  if (look === 'broken') return <Unplug {...props} />;
  const matches = reason === 'match' || reason === 'docker-hub-fallback';
  return matches ? <Check {...props} /> : <Minus {...props} />;
}

const otherIcons = {
  anonymous: UserX,
  'node-credentials': Server,
  'node-image': ImageIcon,
  'not-visible': Lock,
} as const;

function OtherCard({ card }: { card: Exclude<Card, EntryCardView> }) {
  const Icon = otherIcons[card.kind];
  return (
    <PathCard
      id={card.id}
      look={card.look}
      number={card.number}
      sentence={card.sentence}
      title={
        <>
          <Icon size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
          <span className="truncate">{card.title}</span>
        </>
      }
    />
  );
}

/** Entries that have nothing to do with the image: one line that opens. */
export function FoldedCards({ folded }: { folded: NonNullable<PullPathView['entry']['folded']> }) {
  const untold = folded.count - folded.entries.length;
  return (
    <li data-card={folded.id} className="min-w-0 rounded-md border border-line bg-sunken text-xs">
      <details className="group/folded">
        <summary className="flex min-h-8 list-none items-center gap-1.5 px-2.5 text-ink-2 hover:bg-hover">
          <Minus size={12} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
          <span className="min-w-0 font-medium text-ink">{folded.sentence}</span>
          <span aria-hidden="true" className="ml-auto text-ink-3 group-open/folded:hidden">
            show
          </span>
        </summary>
        <ul className="grid gap-1 border-t border-line px-2.5 py-1.5">
          {folded.entries.map(({ id, key, secret, sentence }) => (
            <li key={id} className="min-w-0">
              <code className="wrap-anywhere">
                <ClusterText>{key}</ClusterText>
              </code>{' '}
              <span className="text-ink-2">
                in <ClusterText>{secret}</ClusterText>
                {sentence.length > 0 && ': '}
                <Words sentence={sentence} />
              </span>
            </li>
          ))}
          {untold > 0 && <li className="text-ink-3">and {counted(untold, 'more', 'more')}</li>}
        </ul>
      </details>
    </li>
  );
}
