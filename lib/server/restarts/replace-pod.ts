import 'server-only';
import type { Restart } from '#lib/api/restarts.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { isObject, objectAt, objectsAt, textAt, type JsonObject } from '../cluster/json.ts';
import { audit } from '../audit.ts';
import type { Context } from '../context.ts';
import { patiently } from '../writes/patiently.ts';
import { recordEvent } from '../writes/record-event.ts';
import { isConflict, isMissing, refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { resultLine } from '../writes/result-line.ts';

type PodRef = Restart['pods'][number];

/**
 * Deletes one pod, and only the one that was meant (by uid), so that its owner makes a new one with today's pull
 * secrets and no back-off. Never throws: whatever goes wrong is the line's outcome.
 */
export async function replacePod(
  context: Context,
  pod: PodRef,
  { dryRun }: { dryRun: boolean },
): Promise<ResultLine> {
  const subject = { namespace: pod.namespace, kind: 'Pod', name: pod.name };
  const end = await deletePod(context, pod, dryRun).catch((error: unknown) => {
    if (isMissing(error)) return gone(pod);
    return isConflict(error) ? replaced(pod) : refusedOutcome(error);
  });
  if (!dryRun && end.outcome !== 'unchanged') await tell(context, pod, end);
  return resultLine(subject, end);
}

async function tell(context: Context, { namespace, name, uid }: PodRef, { outcome }: LineEnd): Promise<void> {
  audit(context, { verb: 'delete', resource: 'pods', namespace, name, outcome });
  if (outcome !== 'deleted') return;
  await recordEvent(context, {
    about: { apiVersion: 'v1', kind: 'Pod', namespace, name, ...(uid === undefined ? {} : { uid }) },
    reason: 'PodReplaced',
    message: 'Deleted through Pullport, so that a new pod gets today’s pull secrets.',
  });
}

async function deletePod(context: Context, pod: PodRef, dryRun: boolean): Promise<LineEnd> {
  const path = { resource: 'pods', namespace: pod.namespace, name: pod.name } as const;
  const found = await patiently(context, () => context.cluster.get(path));
  const metadata = objectAt(isObject(found) ? found : {}, 'metadata');
  const uid = textAt(metadata, 'uid');
  if (pod.uid !== undefined && pod.uid !== uid) return replaced(pod);
  const owner = objectsAt(metadata, 'ownerReferences').find(({ controller }) => controller === true);
  if (owner !== undefined && textAt(owner, 'kind') === 'Node') return staticPod(pod);
  await patiently(context, () => context.cluster.delete(path, { preconditions: { uid } }, { dryRun }));
  return { outcome: 'deleted', detail: whatFollows(pod, owner, dryRun) };
}

function whatFollows({ name }: PodRef, owner: JsonObject | undefined, dryRun: boolean): string {
  const done = dryRun ? 'would be deleted' : 'is being deleted';
  return owner === undefined
    ? `${name} ${done}. Nobody owns it, so nothing makes a new one: create it again yourself.`
    : `${name} ${done}; ${textAt(owner, 'kind')} ${textAt(owner, 'name')} makes a new one.`;
}

function gone({ name }: PodRef): LineEnd {
  return { outcome: 'unchanged', detail: `${name} is gone already.` };
}

function replaced({ name }: PodRef): LineEnd {
  return { outcome: 'unchanged', detail: `The pod that was meant is gone; ${name} is another one by now.` };
}

function staticPod({ name }: PodRef): LineEnd {
  const detail = `${name} is a static pod: its node runs it from a file, deleting it here changes nothing.`;
  return { outcome: 'invalid', detail };
}
