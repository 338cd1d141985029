import 'server-only';
import { repositoryName } from '#lib/domain/image/reference.ts';
import { repositories, type Repository } from '#lib/domain/pull/serves.ts';
import type { Context } from '../context.ts';
import { sees, type Visible } from '../identity/access.ts';
import { readImage, type PodSummary } from '../pods/pod-summary.ts';
import { breaksFor, type Breaks } from '../pulls/breaks.ts';

/** What lies around pull secrets, cut to what this person may see and gathered once per request. */
export type Surroundings = {
  context: Context;
  breaks: Breaks;
  now: number;
  seesPods(namespace: string): boolean;
  seesAccounts(namespace: string): boolean;
  /** What the images of a namespace are pulled from; null where its pods are not visible. */
  repositories(namespace: string): readonly Repository[] | null;
  /** Names of the accounts that list a secret; null where accounts are not visible. */
  accountsNaming(namespace: string, secret: string): readonly string[] | null;
  /** Pods of a namespace with a pull that does not succeed. */
  failingPods(namespace: string): readonly PodSummary[];
};

/** Asks what this person may see besides secrets. */
export async function surroundingsOf(context: Context): Promise<Surroundings> {
  const { access, pullport } = context;
  const [pods, accounts, breaks] = await Promise.all([
    access.visible('pods'),
    access.visible('serviceaccounts'),
    breaksFor(context),
  ]);
  const failing = Map.groupBy(visibleFailing(context, pods), ({ pod }) => pod.namespace);
  const images = new Map<string, readonly Repository[]>();
  const naming = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return {
    context,
    breaks,
    now: pullport.now(),
    seesPods: (namespace) => sees(pods, namespace),
    seesAccounts: (namespace) => sees(accounts, namespace),
    repositories(namespace) {
      if (!sees(pods, namespace)) return null;
      return remembered(images, namespace, () => repositoriesIn(pullport, namespace));
    },
    accountsNaming(namespace, secret) {
      if (!sees(accounts, namespace)) return null;
      return remembered(naming, namespace, () => accountsBySecret(pullport, namespace)).get(secret) ?? [];
    },
    failingPods: (namespace) => failing.get(namespace) ?? [],
  };
}

/** The repository an image is pulled from; null where it cannot be read. */
export function repositoryOfImage(image: string): string | null {
  const parsed = readImage(image);
  return parsed.ok ? repositoryName(parsed.reference) : null;
}

function visibleFailing({ pullport }: Context, pods: Visible): PodSummary[] {
  return [...pullport.podIndex.failing()].filter(({ pod }) => sees(pods, pod.namespace));
}

function repositoriesIn({ live }: Context['pullport'], namespace: string): Repository[] {
  const names = new Set<string>();
  for (const { containers } of live.pods.inNamespace(namespace)) {
    for (const { image } of containers) {
      const name = repositoryOfImage(image);
      if (name !== null) names.add(name);
    }
  }
  return repositories(names);
}

function accountsBySecret({ live }: Context['pullport'], namespace: string) {
  const found = new Map<string, string[]>();
  for (const { name, imagePullSecrets } of live.serviceAccounts.inNamespace(namespace)) {
    for (const secret of new Set(imagePullSecrets)) found.set(secret, [...(found.get(secret) ?? []), name]);
  }
  return found;
}

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const there = known.get(key);
  if (there !== undefined) return there;
  const found = find();
  known.set(key, found);
  return found;
}
