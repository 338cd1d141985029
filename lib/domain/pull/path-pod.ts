import type { AccountCard, ListOrigin, PodCard, PullPath } from '#lib/domain/pull/path.ts';
import { code, count, type Sentence } from '#lib/domain/pull/sentence.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { stopOf } from '#lib/domain/pull/path-stop.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';
import { comparePodList } from '#lib/domain/service-account/admission.ts';

/**
 * Where the pod's list came from. Admission copies the account's list if and only if the pod's own is empty, so the
 * template of the owner tells; without one it cannot be told.
 */
export function listOrigin({ pod, template, account }: PullSituation): ListOrigin {
  if (pod.imagePullSecrets.length === 0) return 'none';
  if (template !== null) return template.length > 0 ? 'own' : 'copied';
  if (account.is === 'none') return 'own';
  return 'own-or-copied';
}

const originWords: Record<Exclude<ListOrigin, 'none'>, string> = {
  own: 'named in its own spec, so its ServiceAccount adds none.',
  copied: 'copied from its ServiceAccount when the pod was created; a pod’s list never changes.',
  'own-or-copied':
    'its own, or copied from its ServiceAccount when the pod was created: which cannot be told.',
};

function podSentence(situation: PullSituation, origin: ListOrigin): Sentence {
  const { pod, account } = situation;
  if (origin === 'none') {
    if (account.is === 'none') return ['Lists no secret. It is a static pod: no account gives it any.'];
    return ['Lists no secret, so it got the list its ServiceAccount had when it was created: an empty one.'];
  }
  return [`Lists ${count(pod.imagePullSecrets.length, 'secret', 'secrets')}, ${originWords[origin]}`];
}

/** Breaks of the pod itself: nothing further is asked. */
function brokenPod({ break: broken, image }: Walk): Sentence | null {
  if (broken?.hop !== 'pod') return null;
  if (broken.code === 'never-policy') return ['Its policy is Never: the kubelet pulls nothing for it.'];
  return [image.ok ? 'Its image name cannot be used.' : image.sentence];
}

/** The first stop: what the pod asks with. */
export function podStop(walk: Walk): PullPath['pod'] {
  const { situation } = walk;
  const { pod } = situation;
  const origin = listOrigin(situation);
  const broken = brokenPod(walk);
  const card: PodCard = {
    id: 'pod',
    look: broken === null ? 'plain' : 'broken',
    sentence: broken ?? podSentence(situation, origin),
    name: pod.name,
    lists: pod.imagePullSecrets.length,
    origin,
  };
  return { ...stopOf(walk, 'pod', 'asks', 'yes'), card };
}

const nameCount = (number: number) => (number === 1 ? 'the same name' : `the same ${number} names`);

function accountSentence(situation: PullSituation): Sentence {
  const { account, pod } = situation;
  switch (account.is) {
    case 'none':
      return [];
    case 'missing':
      return [`Does not exist in ${pod.namespace} any more, so no new pod can be made with it.`];
    case 'not-readable':
      return ['You may not read it, so what it links today is not known here.'];
    case 'there': {
      const { missing, extra } = comparePodList(pod.imagePullSecrets, account.imagePullSecrets);
      if (account.imagePullSecrets.length === 0) {
        return [extra.length === 0 ? 'Links no pull secret.' : 'Links no pull secret today.'];
      }
      if (missing.length === 0 && extra.length === 0) {
        return [`Links ${nameCount(account.imagePullSecrets.length)} today.`];
      }
      const listed = account.imagePullSecrets.slice(0, 5).join(', ');
      const linked = ['Links ', code(listed), ' today; '];
      return missing.length > 0
        ? [...linked, 'the pod does not have ', code(missing.slice(0, 5).join(', ')), '.']
        : [...linked, 'the pod lists more.'];
    }
  }
}

/** The second stop: where the pod's list came from. Static pods have none. */
export function accountStop(walk: Walk): PullPath['account'] {
  const { situation } = walk;
  const { account, pod } = situation;
  if (account.is === 'none') return { ...stopOf(walk, 'account', 'none', 'hollow'), card: null };
  const lists = account.is === 'there' ? account.imagePullSecrets : null;
  const comparison = comparePodList(pod.imagePullSecrets, lists ?? []).is;
  const isBroken = walk.break?.hop === 'account';
  const unseen = account.is === 'missing' ? 'missing' : account.is === 'not-readable' ? 'hidden' : 'plain';
  const card: AccountCard = {
    id: 'account',
    look: isBroken ? 'broken' : unseen,
    sentence: accountSentence(situation),
    name: account.name,
    lists,
    changed: lists !== null && (comparison === 'differs' || comparison === 'linked-after'),
  };
  const passed = account.is === 'not-readable' ? 'unseen' : lists?.length === 0 ? 'hollow' : 'yes';
  const summary = listOrigin(situation) === 'own' ? 'not asked' : 'source';
  return { ...stopOf(walk, 'account', summary, passed), card };
}
