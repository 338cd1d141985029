import { kubectlCopyEntry, kubectlRenameKey, kubectlSetPassword } from '#lib/domain/kubectl-entries.ts';
import { kubectlLinkSecret } from '#lib/domain/kubectl.ts';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import type { LookupEntry } from '#lib/domain/pull/credential-lookup.ts';
import { isDockerHubName } from '#lib/domain/pull/key.ts';
import { dockerHubKey } from '#lib/domain/pull/never-matches.ts';
import type { Remedy, RemedyCode } from '#lib/domain/pull/remedy.ts';
import {
  afterwards,
  editOwnerLine,
  listNeed,
  newPodNeed,
  restartLines,
  templateWords,
} from '#lib/domain/pull/remedy-owner.ts';
import { managedWords, replaceImmutable } from '#lib/domain/pull/remedy-replace.ts';
import { code, secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import { isUsable, wouldCopyAccount } from '#lib/domain/pull/unlisted-secrets.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** The key under which a credential for this image is stored; null where the image cannot be parsed. */
export function serverOf({ image, lookup }: Walk): string | null {
  if (!image.ok || lookup === null) return null;
  return isDockerHubName(lookup.repository) ? dockerHubKey : image.reference.registry;
}

/** A secret of the pod's list that is there and readable. */
export function factsOf({ situation }: Walk, name: string): SecretFacts | null {
  const found = situation.namedSecrets.find((each) => each.name === name);
  return found?.is === 'there' ? found.facts : null;
}

/** The account that new pods get their list from; null where it is not there or the pods bring their own list. */
function linkableAccount(walk: Walk): string | null {
  const { account } = walk.situation;
  return account.is === 'there' && wouldCopyAccount(walk.situation) ? account.name : null;
}

function listInWorkload(walk: Walk, name: string): Remedy {
  return {
    code: 'list-in-workload',
    title: `List ${name} in the workload`,
    why: [
      'Its pods name their pull secrets themselves, so what a ServiceAccount links never reaches them. Add ',
      secret(name),
      ` to imagePullSecrets of the pod template. ${templateWords(walk)}`,
    ],
    needsNewPods: listNeed(walk),
    action: { kind: 'none' },
    kubectl: editOwnerLine(walk),
  };
}

/** Links a secret that is there, where pods of this kind would get it. */
function linkRemedy(walk: Walk, name: string): Remedy[] {
  const { pod, account } = walk.situation;
  if (account.is === 'none') return [];
  if (!wouldCopyAccount(walk.situation)) return [listInWorkload(walk, name)];
  const target = linkableAccount(walk);
  if (target === null || account.is !== 'there') return [];
  if (account.imagePullSecrets.includes(name)) return [];
  return [
    {
      code: 'link-secret',
      title: `Link ${name} to ServiceAccount ${target}`,
      why: ['Secret ', secret(name), ` has an entry that matches.${afterwards(walk)}`],
      needsNewPods: newPodNeed(walk),
      action: { kind: 'link', namespace: pod.namespace, secret: name, account: target },
      kubectl: [
        kubectlLinkSecret(pod.namespace, target, name, account.imagePullSecrets),
        ...restartLines(walk),
      ],
    },
  ];
}

/** Links what serves the image and is there; what is refused elsewhere or has expired would not help. */
export function linkUsable(walk: Walk, most: number): Remedy[] {
  const usable = walk.unlisted.filter(isUsable).slice(0, most);
  return usable.flatMap(({ facts }) => linkRemedy(walk, facts.name));
}

type EntryWords = { code: RemedyCode; title: string; why: Sentence };

/** New content for an entry that is offered: pods that list its secret use it at their next attempt. */
export function editEntry(walk: Walk, entry: LookupEntry, words: EntryWords): Remedy[] {
  const facts = factsOf(walk, entry.secret);
  if (facts === null) return [];
  if (facts.immutable) return [replaceImmutable(walk, facts)];
  const { namespace, name } = facts;
  return [
    {
      ...words,
      why: [...words.why, ...managedWords(facts)],
      needsNewPods: 'no',
      action: { kind: 'edit-entry', namespace, secret: name, key: entry.key },
      kubectl: [kubectlSetPassword(facts, entry.key, entry.username)],
    },
  ];
}

/** Another entry in a secret the pod lists already; `copyFrom` takes the credential of one that is there. */
export function addEntry(walk: Walk, name: string, key: string, copyFrom: LookupEntry | null): Remedy[] {
  const facts = factsOf(walk, name);
  if (facts === null) return [];
  if (facts.immutable) return [replaceImmutable(walk, facts)];
  const { namespace } = facts;
  const source: Sentence =
    copyFrom === null
      ? ['With its own credential.']
      : ['Copies the credential stored under ', code(copyFrom.key), ' to a new key ', code(key), '.'];
  const command =
    copyFrom === null ? kubectlSetPassword(facts, key, '') : kubectlCopyEntry(facts, copyFrom.key, key);
  return [
    {
      code: 'add-entry',
      title: `Add an entry for ${key} to ${name}`,
      why: [
        ...source,
        ' The entries it has stay as they are. Pods that already list this secret use it at their next attempt.',
        ...managedWords(facts),
      ],
      needsNewPods: 'no',
      action: { kind: 'add-entry', namespace, secret: name, key, copyFrom: copyFrom?.key ?? null },
      kubectl: [command],
    },
  ];
}

/** A key that serves nothing is put right; the credential under it stays. */
export function renameKey(walk: Walk, entry: LookupEntry, newKey: string): Remedy[] {
  const facts = factsOf(walk, entry.secret);
  if (facts === null) return [];
  if (facts.immutable) return [replaceImmutable(walk, facts)];
  const { namespace, name } = facts;
  const { key } = entry;
  return [
    {
      code: 'rename-key',
      title: `Rename the key ${key} to ${newKey}`,
      why: [
        'No image matches the key as it is, so nothing else depends on it. Pods that list ',
        secret(name),
        ' use it at their next attempt.',
        ...managedWords(facts),
      ],
      needsNewPods: 'no',
      action: { kind: 'rename-key', namespace, secret: name, key, newKey },
      kubectl: [kubectlRenameKey(facts, key, newKey)],
    },
  ];
}
