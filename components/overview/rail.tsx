import Link from 'next/link';
import type { ReactNode } from 'react';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { hopOf } from '#components/common/hop-of.ts';
import { Panel } from '#components/common/panel.tsx';
import { StackedBar } from '#components/common/stacked-bar.tsx';
import { Status } from '#components/common/status.tsx';
import type { Overview } from '#lib/api/overview.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

const shown = 8;

function Line({ href, children }: { href: string | null; children: ReactNode }) {
  return (
    <li className="border-b border-line last:border-0">
      {href === null ? (
        <div className="flex min-h-9 items-center gap-2 px-3 py-1">{children}</div>
      ) : (
        <Link
          prefetch={false}
          href={href}
          className="flex min-h-9 items-center gap-2 px-3 py-1 text-ink hover:bg-hover hover:no-underline"
        >
          {children}
        </Link>
      )}
    </li>
  );
}

/** Namespaces whose pulls break for want of a credential. */
export function WithoutCredentials({ namespaces }: { namespaces: Overview['withoutCredentials'] }) {
  const more = namespaces.length - shown;
  return (
    <Panel
      title="Without working credentials"
      inset="flush"
      more={
        <Link prefetch={false} href={pages.coverage()} className="text-accent">
          Coverage
        </Link>
      }
      footer={more > 0 ? `${more} more on the coverage page` : undefined}
    >
      <ul>
        {namespaces.slice(0, shown).map(({ namespace, break: pullBreak, containers }) => (
          <Line key={`${namespace} ${pullBreak.code}`} href={pages.failures({ namespace })}>
            <span className="truncate">
              <ClusterText>{namespace}</ClusterText>
            </span>
            <span className="ml-auto min-w-0">
              <Status mark={pullBreak.code === 'not-linked' ? 'unlinked' : 'fail'} tone="fail">
                {hopOf(pullBreak, 'failing').label.replace(/^[a-z]+: /, '')}
              </Status>
            </span>
            <span className="w-7 text-right tabular-nums">{containers}</span>
          </Line>
        ))}
      </ul>
    </Panel>
  );
}

/** Registries in use: how many images and containers, and how much of it fails. */
export function ImagesByRegistry({
  registries,
  values,
}: {
  registries: Overview['registries'];
  values: SearchValues;
}) {
  const most = Math.max(1, ...registries.map(({ containers }) => containers));
  return (
    <Panel
      title="Images by registry"
      more={<span className="text-ink-3">images, containers</span>}
      inset="flush"
    >
      <ul>
        {registries.map(({ registry, images, containers, failing, waiting }) => (
          <li key={registry} className="border-b border-line px-3 py-1.5 last:border-0">
            <Link
              prefetch={false}
              href={pages.pods({ ...values, registry })}
              className="flex items-center gap-2 text-ink hover:underline"
            >
              <span className="truncate">
                <ClusterText>{registry === '' ? 'not readable' : registry}</ClusterText>
              </span>
              <b className="ml-auto font-semibold tabular-nums">{images}</b>
              <span className="text-ink-3 tabular-nums">{containers}</span>
              {failing > 0 && <Status mark="fail">{String(failing)}</Status>}
              {waiting > 0 && <Status mark="wait">{String(waiting)}</Status>}
            </Link>
            <div className="mt-1" style={{ width: `${Math.max(2, (100 * containers) / most)}%` }}>
              <StackedBar
                label={registry}
                parts={[
                  { label: 'pulled', count: containers - failing - waiting, tone: 'neutral' },
                  { label: 'waiting', count: waiting, tone: 'wait' },
                  { label: 'failing', count: failing, tone: 'fail' },
                ]}
              />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What works today and needs a decision. */
export function PolicyRisks({
  risks,
  mixed,
  values,
}: {
  risks: Overview['risks'];
  mixed: number;
  values: SearchValues;
}) {
  const lines = [
    {
      count: risks.latest.images,
      href: pages.pods({ ...values, reference: 'latest' }),
      what: counted(risks.latest.images, 'image runs', 'images run').replace(/^\S+ /, ''),
      rest: 'as latest or without a tag',
      why: `${counted(risks.latest.containers, 'container')}; what runs depends on when each was started`,
    },
    {
      count: mixed,
      // No list of pods can be narrowed to these.
      href: null,
      what: mixed === 1 ? 'tag runs' : 'tags run',
      rest: 'with mixed digests',
      why: 'old and new code side by side',
    },
    {
      count: risks.policyDiffers,
      href: pages.pods({ ...values, policy: 'differs' }),
      what: risks.policyDiffers === 1 ? 'container has' : 'containers have',
      rest: 'a policy that is not the default of their tag',
      why: 'the default is set once, at creation',
    },
    {
      count: risks.neverPolicy,
      href: pages.pods({ ...values, policy: 'Never' }),
      what: risks.neverPolicy === 1 ? 'container uses' : 'containers use',
      rest: 'Never',
      why: 'they start only where the image is already present',
    },
  ];
  return (
    <Panel title="Policy risks" inset="flush">
      <ul>
        {lines.map(({ count, href, what, rest, why }) => (
          <Line key={rest} href={href}>
            <b className="w-8 shrink-0 self-start text-right font-semibold tabular-nums">{count}</b>
            <span>
              {what} {rest}
              <span className="block text-xs text-ink-3">{why}</span>
            </span>
          </Line>
        ))}
      </ul>
    </Panel>
  );
}

/** Pulls that take long: nothing fails yet, and somebody waits. */
export function SlowPulls({ pulls }: { pulls: Overview['slowPulls'] }) {
  return (
    <Panel title="Pulling for long" inset="flush">
      <ul>
        {pulls.slice(0, shown).map(({ namespace, pod, container, image, since }) => (
          <Line key={`${namespace}/${pod}/${container}`} href={pages.pod(namespace, pod)}>
            <span className="min-w-0">
              <span className="block truncate">
                <ClusterText>{pod}</ClusterText>
              </span>
              <span className="block truncate text-xs text-ink-3">
                <ClusterText>{image}</ClusterText>
              </span>
            </span>
            <Status mark="pull" className="ml-auto">
              <Age at={since} before="for" />
            </Status>
          </Line>
        ))}
      </ul>
    </Panel>
  );
}

/** Workloads that cannot even make a pod: no pod list shows them. */
export function BlockedWorkloads({ workloads }: { workloads: Overview['blockedWorkloads'] }) {
  return (
    <Panel title="Cannot make a pod" sub="no list of pods shows these" inset="flush">
      <ul>
        {workloads.map(({ namespace, workload, sentence, since }) => (
          <li
            key={`${namespace}/${workload.kind}/${workload.name}`}
            className="flex items-start gap-2 border-b border-line px-3 py-2 last:border-0"
          >
            <Status mark="fail">{workload.kind}</Status>
            <span className="min-w-0 flex-1">
              <ClusterText>{`${namespace}/${workload.name}`}</ClusterText>
              <span className="block text-xs text-ink-2">
                <ClusterText>{sentence}</ClusterText>
              </span>
            </span>
            <span className="text-xs text-ink-3">{since !== null && <Age at={since} />}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
