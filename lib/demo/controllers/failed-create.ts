import { type KubeObject, type NewObject } from '#lib/demo/api-server/objects.ts';
import { StatusError } from '#lib/demo/api-server/status.ts';
import { type ControllerContext } from './context.ts';

const components: Readonly<Record<string, string>> = {
  ReplicaSet: 'replicaset-controller',
  StatefulSet: 'statefulset-controller',
  DaemonSet: 'daemonset-controller',
  Job: 'job-controller',
};

const RETRIED_EVERY = 900_000;

/** Creates the pod; a refusal becomes an event of the owner and is answered as text, null means created. */
export function createOrTell(context: ControllerContext, owner: KubeObject, pod: NewObject): string | null {
  const source = { component: components[owner.kind] ?? 'controller' };
  const { recorder, store } = context;
  const now = store.clock.now();
  const tell = (type: 'Normal' | 'Warning', reason: string, message: string): void =>
    recorder.note(owner, source, { type, reason, message }, now);
  try {
    const created = context.createPod(pod);
    tell('Normal', 'SuccessfulCreate', `Created pod: ${created.metadata.name}`);
    recorder.tell();
    return null;
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    const message = `Error creating: ${withoutSuffix(error.message, pod)}`;
    const happening = { type: 'Warning', reason: 'FailedCreate', message } as const;
    const since = Date.parse(owner.metadata.creationTimestamp);
    // What has failed for days was not first seen when this process began.
    if (!recorder.knows(owner, happening) && now - since > RETRIED_EVERY)
      recorder.note(owner, source, happening, since, Math.ceil((now - since) / RETRIED_EVERY));
    recorder.note(owner, source, happening, now);
    recorder.tell();
    return withoutSuffix(error.message, pod);
  }
}

// Names made by chance would make each refusal another one; kept out, equal ones are counted.
function withoutSuffix(message: string, { metadata }: NewObject): string {
  const { generateName } = metadata;
  if (generateName === undefined) return message;
  const start = message.indexOf(`"${generateName}`);
  const end = message.indexOf('"', start + 1);
  return start < 0 ? message : `${message.slice(0, start + 1)}${generateName}${message.slice(end)}`;
}
