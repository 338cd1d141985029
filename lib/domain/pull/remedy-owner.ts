import { kubectlDeletePod, kubectlEdit, kubectlRestart, kubectlSetImage } from '#lib/domain/kubectl.ts';
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
export function newPodNeed(walk: Walk): Exclude<NewPodNeed, 'no'> {
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

/** Sets another image where the pod comes from; a live pod takes another image too. */
export function setImageLine(walk: Walk, image: string): string[] {
  const { pod, owner } = walk.situation;
  // `kubectl set image` knows containers only.
  if (walk.subject.kind === 'volume' || owner?.kind === 'CronJob') return editOwnerLine(walk);
  if (owner?.kind === 'Node') return [];
  const workload = restartable(walk);
  if (workload !== null) return [kubectlSetImage(pod.namespace, workload, walk.subject.name, image)];
  return owner === null
    ? [kubectlSetImage(pod.namespace, { kind: 'pod', name: pod.name }, walk.subject.name, image)]
    : [];
}

/** Whether a changed template makes new pods by itself; that of a Job never changes, and bare pods have none. */
export function templateNeed(walk: Walk): NewPodNeed {
  return restartable(walk) === null ? 'recreate' : 'no';
}

/** Opens what the pod is made from in an editor. */
export function editOwnerLine({ situation: { owner, pod } }: Walk): string[] {
  const fixed = owner === null || owner.kind === 'Node' || owner.kind === 'other' || owner.kind === 'Job';
  if (fixed) return [];
  return [kubectlEdit(pod.namespace, owner.kind, owner.name)];
}
