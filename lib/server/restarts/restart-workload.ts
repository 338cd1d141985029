import 'server-only';
import type { Restart } from '#lib/api/restarts.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { isObject, objectAt, textAt, type JsonObject } from '../cluster/json.ts';
import type { ResourceName } from '../cluster/resources.ts';
import { audit } from '../audit.ts';
import type { Context } from '../context.ts';
import { gitOpsOf, mayBePutBack } from '../pull-secrets/managers.ts';
import { patiently } from '../writes/patiently.ts';
import { recordEvent } from '../writes/record-event.ts';
import { refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { resultLine } from '../writes/result-line.ts';
import { quotaInTheWay } from './quota-in-the-way.ts';
import { restartManifest, restartPatch } from './restart-manifest.ts';

type WorkloadRef = Restart['workloads'][number];

const resources: Record<WorkloadRef['kind'], ResourceName> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
};

/**
 * Restarts one workload as `kubectl rollout restart` does: a new annotation in its template, so that its owner makes
 * new pods. Never throws: whatever goes wrong is the line's outcome.
 */
export async function restartWorkload(
  context: Context,
  workload: WorkloadRef,
  { dryRun, restartedAt }: { dryRun: boolean; restartedAt: string },
): Promise<ResultLine> {
  const path = {
    resource: resources[workload.kind],
    namespace: workload.namespace,
    name: workload.name,
  };
  try {
    const found = await patiently(context, () => context.cluster.get(path));
    const object = isObject(found) ? found : {};
    const spec = objectAt(object, 'spec');
    if (spec['paused'] === true) return resultLine(workload, pausedEnd(workload));
    await patiently(context, () =>
      context.cluster.patch(path, 'application/strategic-merge-patch+json', restartPatch(restartedAt), {
        dryRun,
      }),
    );
    if (!dryRun) await tell(context, workload, object);
    const obstacle =
      dryRun && workload.kind === 'Deployment'
        ? await quotaInTheWay(context, workload.namespace, object)
        : '';
    return resultLine(workload, {
      outcome: 'updated',
      ...howItGoesOn(workload, object, { restartedAt, dryRun, obstacle }),
    });
  } catch (error) {
    const end = refusedOutcome(error);
    if (!dryRun) auditRestart(context, workload, end.outcome);
    return resultLine(workload, end);
  }
}

/** kubectl refuses this too: nothing rolls out while a Deployment is paused. */
function pausedEnd({ name }: WorkloadRef): LineEnd {
  const detail = `${name} is paused, so nothing would roll out. Resume it first: kubectl rollout resume deployment/${name}.`;
  return { outcome: 'invalid', reason: 'paused', detail };
}

function howItGoesOn(
  workload: WorkloadRef,
  object: JsonObject,
  { restartedAt, dryRun, obstacle }: { restartedAt: string; dryRun: boolean; obstacle: string },
): Pick<ResultLine, 'reason' | 'detail' | 'manifest'> {
  const strategy = textAt(objectAt(objectAt(object, 'spec'), 'updateStrategy'), 'type');
  const isOnDelete = strategy === 'OnDelete';
  const managers = gitOpsOf(objectAt(object, 'metadata'));
  const sentences = [
    isOnDelete
      ? `${workload.name} replaces its pods only when they are deleted (OnDelete): delete them one by one.`
      : `${workload.name} ${dryRun ? 'would be' : 'is being'} rolled out anew.`,
    obstacle,
    mayBePutBack(managers),
  ];
  return {
    detail: sentences.filter((sentence) => sentence !== '').join(' '),
    ...(isOnDelete ? { reason: 'on-delete' as const } : {}),
    ...(obstacle === '' ? {} : { reason: 'quota' as const }),
    ...(managers.length === 0 ? {} : { manifest: restartManifest(workload, restartedAt) }),
  };
}

async function tell(context: Context, workload: WorkloadRef, object: JsonObject): Promise<void> {
  const { kind, namespace, name } = workload;
  auditRestart(context, workload, 'updated');
  await recordEvent(context, {
    about: {
      apiVersion: 'apps/v1',
      kind,
      namespace,
      name,
      uid: textAt(objectAt(object, 'metadata'), 'uid'),
    },
    reason: 'Restarted',
    message: 'Restarted through Pullport, so that new pods get today’s pull secrets.',
  });
}

function auditRestart(context: Context, { kind, namespace, name }: WorkloadRef, outcome: string): void {
  const detail = 'rollout restart';
  audit(context, { verb: 'patch', resource: resources[kind], namespace, name, outcome, detail });
}
