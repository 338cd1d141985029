import Link from 'next/link';
import type { ReactNode } from 'react';
import { StackedBar } from '#components/common/stacked-bar.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { stateMarks, stateWords } from '#components/common/pull-state.ts';
import { pullStateNames } from '#lib/api/pod-filters.ts';
import type { Overview } from '#lib/api/overview.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

const barOrder = ['running', 'completed', 'pulling', 'waiting', 'failing', 'unknown'] as const;
const tones = {
  running: 'ok',
  completed: 'neutral',
  pulling: 'accent',
  waiting: 'wait',
  failing: 'fail',
  unknown: 'forbid',
} as const;
const verdictWords = { yes: 'On', no: 'Off', 'not-known': 'Not known' } as const;

/** One strip: all containers by state, and four facts that are links to what they count. */
export function KeyLine({ overview, values }: { overview: Overview; values: SearchValues }) {
  const { containers, namespaces, images, pullSecrets, alwaysPullImages, withoutCredentials } = overview;
  const lacking = new Set(withoutCredentials.map(({ namespace }) => namespace)).size;
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_repeat(4,minmax(0,1fr))] overflow-hidden rounded-lg border border-line bg-surface max-rail:grid-cols-2 max-cards:grid-cols-1">
      <Fact term={`Containers, ${containers.total.toLocaleString('en')}`}>
        <div className="mt-1.5">
          <StackedBar
            label="Containers"
            parts={barOrder.map((state) => ({
              label: state,
              count: containers.byState[state] ?? 0,
              tone: tones[state],
            }))}
          />
        </div>
        <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-xs">
          {pullStateNames
            .filter((state) => (containers.byState[state] ?? 0) > 0)
            .map((state) => (
              <li key={state}>
                <Link
                  prefetch={false}
                  href={pages.pods({ ...values, pull: state })}
                  className="inline-flex min-h-6 items-center gap-1.5 text-ink-2 hover:underline"
                >
                  <StatusMark mark={stateMarks[state]} />
                  <b className="font-medium text-ink tabular-nums">
                    {(containers.byState[state] ?? 0).toLocaleString('en')}
                  </b>
                  {stateWords[state].toLowerCase()}
                </Link>
              </li>
            ))}
        </ul>
      </Fact>
      <Fact
        term="No working credential"
        value={lacking}
        of={`of ${counted(namespaces.visible, 'namespace')}`}
      >
        that need one, see <TextLink href={pages.coverage(values)}>coverage</TextLink>
      </Fact>
      <Fact
        term="Images"
        value={images.total}
        of={`in ${counted(images.registries, 'registry', 'registries')}`}
      >
        {images.mixedDigests === 0
          ? 'no tag runs with mixed digests'
          : `${counted(images.mixedDigests, 'tag runs', 'tags run')} with mixed digests`}
      </Fact>
      <Fact
        term="Pull secrets"
        value={pullSecrets?.secrets ?? null}
        of={
          pullSecrets === null
            ? 'being read, or not readable by you'
            : `of ${counted(pullSecrets.credentials, 'credential')}`
        }
      >
        {pullSecrets !== null && pullSecrets.expiringSoon > 0 && (
          <>
            <TextLink href={pages.pullSecrets({ ...values, health: 'expiring' })}>
              {pullSecrets.expiringSoon} {pullSecrets.expiringSoon === 1 ? 'expires' : 'expire'}
            </TextLink>{' '}
            soon
          </>
        )}
      </Fact>
      <Fact term="AlwaysPullImages">
        <div className="text-xl leading-7 font-semibold tracking-title">
          {verdictWords[alwaysPullImages.verdict]}
        </div>
        <div title={alwaysPullImages.sentence} className="line-clamp-2 text-xs text-ink-2">
          {alwaysPullImages.sentence}
        </div>
      </Fact>
    </dl>
  );
}

type FactProps = { term: string; value?: number | null; of?: string; children?: ReactNode };

function Fact({ term, value, of, children }: FactProps) {
  return (
    <div className="min-w-0 border-b border-l border-line px-4 py-3 -mb-px -ml-px">
      <dt className="text-xs text-ink-2">{term}</dt>
      <dd className="min-w-0">
        {value === undefined ? (
          children
        ) : (
          <>
            <div>
              {value !== null && (
                <b className="text-xl font-semibold tracking-title tabular-nums">
                  {value.toLocaleString('en')}{' '}
                </b>
              )}
              <span className="text-xs text-ink-3">{of}</span>
            </div>
            <div className="text-xs text-ink-2">{children}</div>
          </>
        )}
      </dd>
    </div>
  );
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link prefetch={false} href={href} className="text-accent underline">
      {children}
    </Link>
  );
}
