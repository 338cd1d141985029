import 'server-only';
import { repositoryName } from '#lib/domain/image/reference.ts';
import type { PullStateName } from '#lib/api/pods.ts';
import type { NamedSecret } from '#lib/domain/pull-secret/facts.ts';
import { breakWord, type PullBreak } from '#lib/domain/pull/hops.ts';
import type { CredentialLookup } from '#lib/domain/pull/credential-lookup.ts';
import { lookUpRepository } from '#lib/domain/pull/credentials.ts';
import { isUntriedBreak, untriedLabel } from '#lib/domain/pull/untried-words.ts';
import type { Context } from '../context.ts';
import { containerPull } from '../pods/container-pull.ts';
import { readImage, type PodSummary } from '../pods/pod-summary.ts';
import { breaksFor } from './breaks.ts';

/** How a container gets on with the registry of its image; the words of the coverage page. */
export type AccessState =
  | 'covered'
  | 'public'
  | 'not-linked'
  | 'missing'
  | 'waiting'
  | 'failing'
  | 'not-known'
  | 'forbidden';

export type RegistryAccess = {
  /** null for a name no kubelet can read. */
  registry: string | null;
  state: AccessState;
  /** Two or three words: "port differs", "covered". */
  word: string;
  break: PullBreak | null;
  isPending: boolean;
};

/** How much a state asks for somebody, most first; states of one rank are told apart by how many containers have them. */
const ranks: Record<AccessState, number> = {
  failing: 0,
  missing: 0,
  'not-linked': 0,
  waiting: 1,
  forbidden: 2,
  'not-known': 3,
  covered: 4,
  public: 5,
};

/** 0 where somebody must act, more where less is to be done. */
export function accessRank({ state }: Pick<RegistryAccess, 'state'>): number {
  return ranks[state];
}

/** What stands for many containers: the worst, and among equals what most of them have. */
export function leadingAccess<Kind extends { access: RegistryAccess; containers: number }>(
  kinds: readonly Kind[],
): Kind | null {
  return kinds.reduce<Kind | null>((best, kind) => {
    if (best === null) return kind;
    const order = accessRank(kind.access) - accessRank(best.access) || best.containers - kind.containers;
    return order < 0 ? kind : best;
  }, null);
}

export type JudgeAccess = (summary: PodSummary, container: number) => RegistryAccess;

/** A judge of containers as this session knows their secrets now; equal lists and images are looked up once. */
export async function judgeAccessFor(context: Context): Promise<JudgeAccess> {
  const { podIndex, secretMemory } = context.pullport;
  const secrets = secretMemory.of(context.identity.key);
  const breaks = await breaksFor(context);
  const lists = new Map<string, NamedSecret[]>();
  const lookups = new Map<string, CredentialLookup>();

  function lookUp(namespace: string, names: readonly string[], repository: string): CredentialLookup {
    const list = `${namespace}/${names.join('/')}`;
    const key = `${list} ${repository}`;
    const known = lookups.get(key);
    if (known !== undefined) return known;
    const named = lists.get(list) ?? secrets.named(namespace, names);
    lists.set(list, named);
    const lookup = lookUpRepository(repository, named);
    lookups.set(key, lookup);
    return lookup;
  }

  return (summary, index) => {
    const { pod } = summary;
    const container = pod.containers[index];
    const parsed = readImage(container?.image ?? '');
    const registry = parsed.ok ? parsed.reference.registry : null;
    if (container === undefined) return { registry, ...notKnown('not readable') };
    const { state, failure } = containerPull(pod, container, podIndex.remembered);
    if (summary.failing.includes(index)) {
      const found = breaks.of(summary, index);
      if (isUntriedBreak(found, failure?.causes[0]?.code)) return { registry, ...untried(found) };
      return { registry, ...ofBreak(found, state) };
    }
    if (!parsed.ok) return { registry, ...notKnown('not readable') };
    const lookup = lookUp(pod.namespace, pod.imagePullSecrets, repositoryName(parsed.reference));
    const isThere = state === 'running' || state === 'completed';
    return { registry, ...ofLookup(lookup, isThere ? 'there' : 'not-yet') };
  };
}

type Judged = Omit<RegistryAccess, 'registry'>;

function notKnown(word: string): Judged {
  return { state: 'not-known', word, break: null, isPending: false };
}

/** Nobody has to act before the next attempt. */
function untried(found: PullBreak): Judged {
  return { state: 'waiting', word: untriedLabel, break: found, isPending: false };
}

function ofBreak(found: PullBreak, state: PullStateName): Judged {
  const common = { word: breakWord(found), break: found, isPending: found.code === 'pending' };
  if (common.isPending) return { ...common, state: 'not-known' };
  switch (found.code) {
    case 'not-linked':
      return { ...common, state: 'not-linked' };
    case 'no-secret-listed':
    case 'missing':
      return { ...common, state: 'missing' };
    case 'not-readable':
      return { ...common, state: 'forbidden' };
    default:
      return { ...common, state: state === 'waiting' ? 'waiting' : 'failing' };
  }
}

/** Nothing fails. An image that is there although no entry is offered needs none, unless the node has its own. */
function ofLookup({ outcome, secrets }: CredentialLookup, image: 'there' | 'not-yet'): Judged {
  const judged = { break: null, isPending: false };
  switch (outcome) {
    case 'tried':
      return { ...judged, state: 'covered', word: 'covered' };
    case 'anonymous':
      return image === 'there' ? { ...judged, state: 'public', word: 'public' } : notKnown('not pulled yet');
    case 'fails':
      return {
        ...judged,
        state: 'failing',
        word: 'undecodable',
        break: { hop: 'secret', code: 'undecodable' },
      };
    case 'unknown':
      return secrets.some(({ state }) => state === 'pending')
        ? { ...notKnown('reading secrets'), isPending: true }
        : { ...judged, state: 'forbidden', word: 'not readable by you' };
  }
}
