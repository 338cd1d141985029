import 'server-only';
import type { SecretRow } from '#lib/api/pull-secrets.ts';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { repositories, servedBy } from '#lib/domain/pull/serves.ts';
import { secretKey } from '#lib/server/cluster/pod-store.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { toTimestamp } from '../timestamp.ts';
import { repositoryOfImage, type Surroundings } from './surroundings.ts';

/** What is to be known of a secret, or of a name behind which there is none, to tell who uses it. */
type Used = Pick<SecretFacts, 'namespace' | 'name'> & {
  document: SecretFacts['document'] | { is: 'missing' };
};

/** A failing container that a secret has a part in. */
export type FailingPull = { summary: PodSummary; container: number };

/** Who uses a secret in its namespace, as far as this person may see it. */
export function useOf(facts: Used, around: Surroundings): SecretRow['use'] {
  const { namespace, name } = facts;
  const accounts = around.accountsNaming(namespace, name) ?? [];
  const pods = podsNaming(facts, around);
  const failing = new Set(failingPullsOf(facts, around).map(({ summary }) => summary.pod.uid));
  const workloads = new Map<string, SecretRow['use']['workloads'][number]>();
  for (const summary of pods) {
    const owner = around.context.pullport.podIndex.ownerOf(summary);
    const { kindName: kind, name: of } = owner ?? { kindName: 'Pod', name: summary.pod.name };
    const known = workloads.get(`${kind}/${of}`) ?? { kind, name: of, pods: 0, failing: 0 };
    const fails = failing.has(summary.pod.uid) ? 1 : 0;
    workloads.set(`${kind}/${of}`, { ...known, pods: known.pods + 1, failing: known.failing + fails });
  }
  const since = pods.filter(({ pod }) => failing.has(pod.uid)).map(({ pod }) => pod.createdAt);
  return {
    accounts: [...accounts].toSorted(),
    workloads: [...workloads.values()].toSorted((a, b) => b.failing - a.failing || b.pods - a.pods),
    pods: pods.length,
    failing: failing.size,
    failingSince: since.length === 0 ? null : toTimestamp(Math.min(...since)),
  };
}

/** Pods that list it; those that are being deleted need it no more. */
export function podsNaming({ namespace, name }: Used, around: Surroundings): PodSummary[] {
  if (!around.seesPods(namespace)) return [];
  const { live, podIndex } = around.context.pullport;
  return live.pods
    .by('secret', secretKey(namespace, name))
    .flatMap(({ uid, deletedAt }) => (deletedAt === null ? (podIndex.get(uid) ?? []) : []));
}

/**
 * Failing containers of pods that list it and whose image one of its entries serves; all of them where it cannot be
 * decoded, since that fails every pull; where the kubelet leaves it out, those that fail for want of it.
 */
export function failingPullsOf(facts: Used, around: Surroundings): FailingPull[] {
  return podsNaming(facts, around).flatMap((summary) =>
    summary.failing
      .filter((container) => hasPart(facts, summary, container, around))
      .map((container) => ({ summary, container })),
  );
}

function hasPart(facts: Used, summary: PodSummary, container: number, around: Surroundings): boolean {
  switch (facts.document.is) {
    case 'undecodable':
      return true;
    case 'decoded':
      return servesContainer(facts, summary, container);
    case 'wrong-type':
    case 'wrong-key':
    case 'missing': {
      const { hop, code } = around.breaks.of(summary, container);
      return hop === 'secret' && (code === 'wrong-type' || code === 'missing');
    }
  }
}

/** Whether an entry of it would be tried for a container's image. */
export function servesContainer(
  { document }: Pick<Used, 'document'>,
  { pod }: PodSummary,
  container: number,
): boolean {
  const repository = repositoryOfImage(pod.containers[container]?.image ?? '');
  if (repository === null || document.is !== 'decoded') return false;
  const asked = repositories([repository]);
  return document.entries.some(({ key }) => servedBy(key, asked).length > 0);
}
