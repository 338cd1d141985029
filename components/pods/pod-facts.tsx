import Link from 'next/link';
import type { ReactNode } from 'react';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import type { PodDetail } from '#lib/api/pods.ts';
import { pages } from '#lib/paths.ts';

const verdicts = { yes: 'on', no: 'off', 'not-known': 'not known' } as const;

/** Where the pod runs, as whom, and what it may pull with; each leads on. */
export function PodFacts({ detail }: { detail: PodDetail }) {
  const { pod, alwaysPullImages, nodePlatform } = detail;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1.5 border-y border-line py-2">
      <Fact term="Namespace">
        <Go href={pages.pods({ namespace: pod.namespace })}>{pod.namespace}</Go>
      </Fact>
      <Fact term="Owner">
        {pod.owner === null ? (
          'none'
        ) : (
          <Go href={pages.pods({ workload: `${pod.owner.kind}/${pod.owner.name}` })}>
            {`${pod.owner.kind} ${pod.owner.name}`}
          </Go>
        )}
      </Fact>
      <Fact term="Node">
        {pod.node === '' ? 'not scheduled' : <Go href={pages.pods({ node: pod.node })}>{pod.node}</Go>}
        {nodePlatform !== null && <span className="text-ink-3"> {nodePlatform}</span>}
      </Fact>
      <Fact term="ServiceAccount">
        <Go href={pages.serviceAccounts({ namespace: pod.namespace, q: pod.serviceAccount })}>
          {pod.serviceAccount}
        </Go>
      </Fact>
      <Fact term="Pull secrets">
        {pod.imagePullSecrets.length === 0
          ? 'none listed'
          : pod.imagePullSecrets.map((secret, index) => (
              <span key={secret}>
                {index > 0 && ', '}
                <Go href={pages.pullSecret(pod.namespace, secret)}>{secret}</Go>
              </span>
            ))}
      </Fact>
      <Fact term="AlwaysPullImages">
        <span title={alwaysPullImages.sentence}>{verdicts[alwaysPullImages.verdict]}</span>
      </Fact>
      <Fact term="Made">
        <Age at={pod.createdAt} after="ago" />
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-baseline gap-1.5">
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Go({ href, children }: { href: string; children: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      className="text-ink underline decoration-line-strong hover:decoration-ink"
    >
      <ClusterText>{children}</ClusterText>
    </Link>
  );
}
