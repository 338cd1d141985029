import type { ReactNode } from 'react';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Countdown } from '#components/common/countdown.tsx';
import { Digest } from '#components/common/digest.tsx';
import { hopOf } from '#components/common/hop-of.ts';
import { HopStrip } from '#components/common/hop-strip.tsx';
import { ImageChip } from '#components/common/image-chip.tsx';
import { stateMarks } from '#components/common/pull-state.ts';
import { Status } from '#components/common/status.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { ContainerRow, NextAttempt } from '#lib/api/pods.ts';
import { visibleLines } from '#lib/domain/text.ts';

type ContainerCardProps = {
  container: ContainerRow;
  /** What the cluster says of its waiting. */
  message: string | null;
  nextAttempt: NextAttempt | null;
  explainHref: string | null;
};

const kinds: Record<ContainerRow['kind'], string> = {
  init: 'init container',
  sidecar: 'sidecar',
  app: 'container',
  ephemeral: 'ephemeral container',
  volume: 'image volume',
};

/** One container: its image in all its parts, the policy with its reason, the state with the cluster's own words. */
export function ContainerCard({ container, message, nextAttempt, explainHref }: ContainerCardProps) {
  const { image, policy } = container;
  const isQuiet = container.state === 'running' || container.state === 'completed';
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 border-b border-line px-3 py-3 last:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b className="min-w-0 font-semibold wrap-anywhere">
          <ClusterText>{container.name}</ClusterText>
        </b>
        <span className="text-xs text-ink-3">{kinds[container.kind]}</span>
        <Status mark={stateMarks[container.state]} voice={isQuiet ? 'quiet' : 'plain'}>
          {container.reason}
        </Status>
        {container.since !== null && (
          <span className="text-xs text-ink-3">
            <Age at={container.since} before="since" />
          </span>
        )}
        {container.break !== null && (
          <HopStrip {...hopOf(container.break, container.state, container.causes[0]?.code)} voice="toned" />
        )}
        {explainHref !== null && (
          <ButtonLink size="small" href={explainHref} className="ml-auto">
            Explain
          </ButtonLink>
        )}
      </div>
      {container.causes.length > 0 && (
        <p>
          {container.causes.map(({ sentence }) => sentence).join(' ')}
          {container.remembered && (
            <span className="text-ink-3"> Said earlier; the cluster itself only says “Back-off” by now.</span>
          )}
        </p>
      )}
      <div className="flex min-w-0">
        <ImageChip image={image} form="wrapped" />
      </div>
      {image.problem !== null && <p className="text-fail-text">{image.problem}</p>}
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-6 gap-y-1 text-xs">
        <Part term="Registry">
          {image.parts === null ? 'not readable' : filled(image.parts.registry, image.parts.implied.registry)}
        </Part>
        <Part term="Repository">
          {image.parts === null
            ? 'not readable'
            : filled(image.parts.repository, image.parts.implied.library)}
        </Part>
        <Part term="Tag">
          {image.parts?.tag === null
            ? 'none'
            : filled(image.parts?.tag ?? 'not readable', image.parts?.implied.tag ?? false)}
        </Part>
        <Part term="Digest">
          <Digest digest={image.parts?.digest ?? null} without="not pinned" />
        </Part>
        <Part term="Running digest">
          <Digest
            digest={container.runningDigest}
            without={container.kind === 'volume' ? 'not told by the cluster' : 'never started'}
          />
        </Part>
        <Part term="Next attempt">
          {nextAttempt === null ? (
            '–'
          ) : (
            <span title={nextAttempt.basis}>
              <Countdown at={nextAttempt.at} without="none" />
            </span>
          )}
        </Part>
      </dl>
      <p className="text-xs text-ink-2">
        <b className="font-medium text-ink">imagePullPolicy {policy.actual}</b>
        {policy.differs ? `, the default would be ${policy.default}. ` : ', the default. '}
        {policy.why}
      </p>
      {message !== null && (
        <pre
          className="max-h-60 overflow-auto rounded-md border border-line bg-sunken p-2 text-xs whitespace-pre-wrap wrap-anywhere"
          tabIndex={0}
          aria-label={`What the cluster says of ${container.name}`}
        >
          {visibleLines(message)}
        </pre>
      )}
    </li>
  );
}

function filled(text: string, isImplied: boolean): ReactNode {
  return (
    <>
      <ClusterText>{text}</ClusterText>
      {isImplied && <span className="text-ink-3"> filled in</span>}
    </>
  );
}

function Part({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-baseline gap-1.5">
      <dt className="shrink-0 text-ink-3">{term}</dt>
      <dd className="min-w-0 font-mono wrap-anywhere">{children}</dd>
    </div>
  );
}
