import { kubectlCreateSecret, kubectlGetSecrets } from '#lib/domain/kubectl.ts';
import { shellQuote } from '#lib/domain/kubectl.ts';
import type { LookupSecretState } from '#lib/domain/pull/credential-lookup.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import { advise } from '#lib/domain/pull/remedies-image.ts';
import { retryNow } from '#lib/domain/pull/remedy-owner.ts';
import { managedWords, replaceSecret } from '#lib/domain/pull/remedy-replace.ts';
import { factsOf, linkUsable, serverOf } from '#lib/domain/pull/remedy-secret.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

function namesOf({ lookup }: Walk, ...states: LookupSecretState[]): string[] {
  return lookup?.secrets.filter(({ state }) => states.includes(state)).map(({ name }) => name) ?? [];
}

function createMissing(walk: Walk, name: string): Remedy[] {
  const { namespace } = walk.situation.pod;
  const server = serverOf(walk);
  if (server === null) return [];
  return [
    {
      code: 'create-missing-secret',
      title: `Create Secret ${name}`,
      why: ['The pod lists this name already, so it is used at the next attempt, without a new pod.'],
      needsNewPods: 'no',
      action: { kind: 'create-secret', namespace, name, server, serviceAccount: null },
      kubectl: [kubectlCreateSecret(namespace, name, server)],
    },
  ];
}

function missing(walk: Walk): Remedy[] {
  const created = namesOf(walk, 'missing')
    .slice(0, 2)
    .flatMap((name) => createMissing(walk, name));
  const linked = linkUsable(walk, 1);
  return [...created, ...linked, ...retryNow(walk)];
}

/** A type never changes after creation: the secret is deleted and made anew under the same name. */
function replace(walk: Walk, name: string): Remedy[] {
  const facts = factsOf(walk, name);
  const server = serverOf(walk);
  if (facts === null || server === null) return [];
  const { namespace } = facts;
  const remove = `kubectl delete secret ${shellQuote(name)} -n ${shellQuote(namespace)}`;
  return [
    replaceSecret(walk, facts, {
      title: `Make a pull secret in the place of ${name}`,
      because: 'The type of a Secret cannot be changed.',
      kubectl: [remove, kubectlCreateSecret(namespace, name, server)],
    }),
  ];
}

function repair(walk: Walk, name: string): Remedy[] {
  const facts = factsOf(walk, name);
  if (facts === null) return [];
  const { document } = facts;
  const problem = document.is === 'undecodable' ? ` What is wrong: ${document.problem}.` : '';
  return [
    {
      code: 'repair-secret',
      title: `Repair Secret ${name}`,
      why: [`Pods that list it use it at their next attempt.${problem}`, ...managedWords(facts)],
      needsNewPods: 'no',
      action: { kind: 'open-secret', namespace: facts.namespace, secret: name },
      kubectl: [],
    },
  ];
}

/** Where secrets are hidden from who asks; `first` is what the reader may find there. */
export function askReader(walk: Walk, first = ''): Remedy {
  const { namespace } = walk.situation.pod;
  return advise({
    code: 'ask-reader',
    title: `Ask somebody who may read secrets in ${namespace}`,
    why: [`${first}They see the whole path under the same link.`],
    kubectl: [kubectlGetSecrets(namespace)],
  });
}

function undecodable(walk: Walk): Remedy[] {
  const broken = walk.lookup?.undecodable ?? [];
  if (broken.length > 0)
    return [...broken.slice(0, 2).flatMap((name) => repair(walk, name)), ...retryNow(walk)];
  return walk.lookup?.complete === false ? [askReader(walk)] : retryNow(walk);
}

/** Remedies at the secrets a pod names. */
export function secretRemedies(walk: Walk): Remedy[] {
  switch (walk.break?.code) {
    case 'missing':
      return missing(walk);
    case 'wrong-type':
      return [
        ...namesOf(walk, 'wrong-type')
          .slice(0, 2)
          .flatMap((name) => replace(walk, name)),
        ...namesOf(walk, 'wrong-key')
          .slice(0, 2)
          .flatMap((name) => repair(walk, name)),
        ...linkUsable(walk, 1),
        ...retryNow(walk),
      ];
    case 'undecodable':
      return undecodable(walk);
    default:
      return [askReader(walk)];
  }
}
