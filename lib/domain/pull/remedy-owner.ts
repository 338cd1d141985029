import {
  kubectlDebug,
  kubectlDeletePod,
  kubectlEdit,
  kubectlRestart,
  kubectlSetImage,
} from '#lib/domain/kubectl.ts';
import {
  type NewPodNeed,
  type Remedy,
  type RestartableKind,
  restartableKinds,
} from '#lib/domain/pull/remedy.ts';
import type { Sentence } from '#lib/domain/pull/sentence.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** What makes new pods in the place of this one. */

type Workload = { kind: RestartableKind; name: string };

function isRestartable(kind: string): kind is RestartableKind {
  return restartableKinds.some((each) => each === kind);
}

/** The workload a rollout restart works on; null for Jobs, bare pods and the like. */
export function restartable({ situation: { owner } }: Walk): Workload | null {
  return owner !== null && isRestartable(owner.kind) ? { kind: owner.kind, name: owner.name } : null;
}

/** Whether somebody makes this pod anew when it is deleted; static and bare pods have nobody. */
export function isRemade({ situation: { owner } }: Walk): boolean {
  return owner !== null && owner.kind !== 'Node' && owner.kind !== 'other';
}

/** How existing pods get what only new pods get. */
export function newPodNeed(walk: Walk): Exclude<NewPodNeed, 'no' | 'template'> {
  if (restartable(walk) !== null) return 'restart';
  return isRemade(walk) ? 'delete-pod' : 'recreate';
}

/** "This pod will not get it: restart Deployment x afterwards." */
export function afterwards(walk: Walk): string {
  const workload = restartable(walk);
  if (workload !== null) {
    return ` This pod will not get it, new pods will: restart ${workload.kind} ${workload.name} afterwards.`;
  }
  return isRemade(walk)
    ? ' This pod will not get it, a new one will: delete it afterwards.'
    : ' This pod will not get it: it has to be created anew afterwards.';
}

/** The command for new pods, where there is one. */
export function restartLines(walk: Walk): string[] {
  const { namespace, name } = walk.situation.pod;
  const workload = restartable(walk);
  if (workload !== null) return [kubectlRestart(namespace, workload)];
  return isRemade(walk) ? [kubectlDeletePod(namespace, name)] : [];
}

/** New pods now: the remedy itself where only the pod is out of date. */
export function makeNewPods(walk: Walk, why: Sentence): Remedy {
  const { namespace, name, uid } = walk.situation.pod;
  const workload = restartable(walk);
  const shared = { why, needsNewPods: newPodNeed(walk), kubectl: restartLines(walk) };
  if (workload !== null) {
    const title = `Restart ${workload.kind} ${workload.name}`;
    return { code: 'restart-workload', title, action: { kind: 'restart', namespace, workload }, ...shared };
  }
  if (!isRemade(walk)) {
    return { code: 'restart-workload', title: 'Create this pod anew', action: { kind: 'none' }, ...shared };
  }
  const title = 'Delete this pod, so that a new one is made';
  return {
    code: 'restart-workload',
    title,
    action: { kind: 'delete-pod', namespace, pod: name, uid },
    ...shared,
  };
}

/** Last on the list of what heals by itself: not a cure, only the end of waiting. Null where nobody remakes the pod. */
export function retryNow(walk: Walk): Remedy[] {
  const { namespace, name, uid } = walk.situation.pod;
  if (!isRemade(walk)) return [];
  return [
    {
      code: 'retry-now',
      title: 'Retry now',
      why: [
        'After the fix: deleting the pod starts a new one that pulls at once. Otherwise the next attempt is at most 300 s away.',
      ],
      needsNewPods: 'delete-pod',
      action: { kind: 'delete-pod', namespace, pod: name, uid },
      kubectl: [kubectlDeletePod(namespace, name)],
    },
  ];
}

/** How pods get what is added to the list in their template: it changes, or what cannot change is created anew. */
export function listNeed(walk: Walk): 'template' | 'recreate' {
  return hasTemplate(walk) ? 'template' : 'recreate';
}

/** Whether there is a template that may change; that of a Job never does, and bare pods have none. */
function hasTemplate(walk: Walk): boolean {
  return restartable(walk) !== null || walk.situation.owner?.kind === 'CronJob';
}

/** "A changed template makes new pods by itself." */
export function templateWords(walk: Walk): string {
  const { owner } = walk.situation;
  if (restartable(walk) !== null) return 'A changed template makes new pods by itself.';
  switch (owner?.kind) {
    case 'CronJob':
      return 'Its next run starts pods from the changed template.';
    case 'Job':
      return 'The template of a Job never changes: create the Job anew.';
    case 'Node':
      return 'It is a static pod: change its file on the node.';
    case undefined:
      return 'The pod has no template: create it anew.';
    default:
      return 'Change it where its owner keeps the template.';
  }
}

/** "A changed template makes new pods by itself", of an image: a live pod takes another one for its containers. */
export function imageWords(walk: Walk): string {
  if (walk.subject.kind === 'ephemeral') return 'An ephemeral container never changes: add a new one.';
  const isBare = walk.situation.owner === null && walk.subject.kind !== 'volume';
  return isBare ? 'A pod that is there takes another image.' : templateWords(walk);
}

/** Sets another image where the pod comes from; a live pod takes another image too. */
export function setImageLine(walk: Walk, image: string): string[] {
  const { pod, owner } = walk.situation;
  if (walk.subject.kind === 'ephemeral') return [kubectlDebug(pod.namespace, pod.name, image)];
  // `kubectl set image` knows containers only.
  if (walk.subject.kind === 'volume' || owner?.kind === 'CronJob') return editOwnerLine(walk);
  if (owner?.kind === 'Node') return [];
  const workload = restartable(walk);
  if (workload !== null) return [kubectlSetImage(pod.namespace, workload, walk.subject.name, image)];
  return owner === null
    ? [kubectlSetImage(pod.namespace, { kind: 'pod', name: pod.name }, walk.subject.name, image)]
    : [];
}

/** Whether a changed template makes new pods by itself. */
export function templateNeed(walk: Walk): NewPodNeed {
  return hasTemplate(walk) ? 'no' : 'recreate';
}

/** Opens what the pod is made from in an editor. */
export function editOwnerLine({ situation: { owner, pod } }: Walk): string[] {
  const fixed = owner === null || owner.kind === 'Node' || owner.kind === 'other' || owner.kind === 'Job';
  if (fixed) return [];
  return [kubectlEdit(pod.namespace, owner.kind, owner.name)];
}
