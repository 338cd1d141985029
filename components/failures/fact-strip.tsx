import Link from 'next/link';
import type { ReactNode } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { ImageChip } from '#components/common/image-chip.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import { pages } from '#lib/paths.ts';

/** What is pulled, how, where and for whom, in one line. */
export function FactStrip({ explained }: { explained: Explanation }) {
  const { image, policy, node, owner, replicas, kind, namespace } = explained;
  return (
    <dl className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2 border-y border-line py-2 text-xs">
      <Fact term="Image">
        <ImageChip image={image} form="wrapped" />
      </Fact>
      <Fact term="Policy">
        <span title={policy.why}>
          {policy.actual}{' '}
          <span className={policy.differs ? 'text-wait-text' : 'text-ink-3'}>
            {policy.differs ? 'not the default' : 'as default'}
          </span>
        </span>
      </Fact>
      <Fact term="Node">
        {node === null ? (
          <span className="text-ink-3">not scheduled</span>
        ) : (
          <span title={node.machine === null ? undefined : `kubelet ${node.machine.kubelet}`}>
            <ClusterText>{node.name}</ClusterText>
            {node.machine !== null && (
              <span className="text-ink-3">
                {' '}
                {node.machine.platform}, {node.machine.runtime.replace('://', ' ')}
              </span>
            )}
          </span>
        )}
      </Fact>
      <Fact term="Owner">
        {owner === null ? (
          <span className="text-ink-3">nobody: a bare pod</span>
        ) : (
          <Link
            prefetch={false}
            href={pages.pods({ namespace, workload: `${owner.kind}/${owner.name}` })}
            className="text-ink hover:underline"
          >
            {owner.kind} <ClusterText>{owner.name}</ClusterText>{' '}
            {replicas !== null && (
              <span className="text-ink-3">
                {replicas.ready} of {replicas.wished} ready
              </span>
            )}
          </Link>
        )}
      </Fact>
      {kind !== 'app' && <Fact term="Container">{kindWords[kind]}</Fact>}
    </dl>
  );
}

const kindWords: Record<Exclude<Explanation['kind'], 'app'>, string> = {
  init: 'init container',
  sidecar: 'sidecar',
  ephemeral: 'ephemeral container',
  volume: 'image volume',
};

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-center max-cards:flex-wrap">
      <dt className="mr-1.5 text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
