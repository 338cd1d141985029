import { Fragment } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import { visibleLines } from '#lib/domain/text.ts';
import { cutAtSpans, type Span } from './mark-spans.ts';

type Said = Explanation['said'];
type Evidence = NonNullable<Explanation['causes'][number]['evidence']>;

/** The cluster's own words, whole, with those marked that the verdict rests on. */
export function RawMessage({
  explained: { said, causes, remembered },
}: {
  explained: Pick<Explanation, 'said' | 'causes' | 'remembered'>;
}) {
  const { reason, message } = said;
  const evidence = causes.flatMap((cause) => cause.evidence ?? []);
  const inReason = evidence.filter((each) => each.in === 'reason');
  // Decode errors are reason and message alike; else the reason is shown where it decided, or where it is all there is.
  const showsReason = message === '' || (inReason.length > 0 && message !== reason);
  const inMessage = evidence.filter((each) => each.in === 'message' || message === reason);
  const text = [showsReason ? reason : '', message].filter((part) => part !== '').join('\n');
  return (
    <Panel title="What the kubelet says" more={<CopyButton text={text} label="Copy the message" />}>
      <pre
        // A long message scrolls, so keys must reach it.
        tabIndex={0}
        role="group"
        aria-label="The message"
        className="max-h-80 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs leading-[1.2rem] wrap-anywhere whitespace-pre-wrap"
      >
        <bdi>
          {showsReason && <MarkedText text={reason === '' ? '(nothing)' : reason} spans={inReason} />}
          {showsReason && message !== '' && '\n'}
          <MarkedText text={message} spans={inMessage} />
        </bdi>
      </pre>
      <p className="mt-1.5 text-xs text-ink-3">
        <VerdictWords causes={causes} evidence={evidence} remembered={remembered} />
        <AlsoSeen said={said} />
      </p>
    </Panel>
  );
}

/** Text with spans of it marked, nothing in it hidden. */
export function MarkedText({ text, spans }: { text: string; spans: readonly Span[] }) {
  return cutAtSpans(text, spans).map((part) =>
    part.isMarked ? (
      <mark
        key={part.at}
        className="rounded-xs bg-fail-tint px-0.5 text-fail-text underline decoration-fail-mark underline-offset-2"
      >
        {visibleLines(part.text)}
      </mark>
    ) : (
      <Fragment key={part.at}>{visibleLines(part.text)}</Fragment>
    ),
  );
}

type VerdictProps = Pick<Explanation, 'causes' | 'remembered'> & { evidence: readonly Evidence[] };

function VerdictWords({ causes, evidence, remembered }: VerdictProps) {
  if (causes.length === 0) return <>Nothing fails. </>;
  const from = remembered
    ? 'from what was said earlier'
    : evidence.some(({ in: place }) => place === 'event')
      ? 'from the marked words of an event'
      : evidence.length > 0
        ? 'from the marked words'
        : 'no word of it is known';
  return (
    <>
      Verdict <b className="font-semibold text-ink">{causes.map(({ code }) => code).join(', ')}</b>, {from}
      .{' '}
    </>
  );
}

function AlsoSeen({ said: { events } }: { said: Said }) {
  const missing = events?.find(({ reason }) => reason === 'FailedToRetrieveImagePullSecret');
  if (missing === undefined) return null;
  return (
    <>
      Also seen: {missing.reason}
      {', '}
      <ClusterText>{/\(([^)]*)\)/.exec(missing.message)?.[1] ?? missing.message}</ClusterText>.
    </>
  );
}
