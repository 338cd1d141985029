import 'server-only';
import { LRUCache } from 'lru-cache';
import type { PullPolicy } from '#lib/domain/pod/record.ts';
import { refusalOf } from '../cluster/errors.ts';
import { isObject, objectAt, objectsAt, textAt } from '../cluster/json.ts';
import type { Context } from '../context.ts';

const remembered = new LRUCache<string, Promise<PullPolicy | null>>({ max: 5000, ttl: 300_000 });

/**
 * What the API server makes of a dry-run pod that asks for IfNotPresent: the one sure sign of AlwaysPullImages, in
 * this namespace and for this person. Nothing is created. Null where they may not create pods there or something else
 * refuses; remembered five minutes.
 */
export async function askAlwaysPull(context: Context, namespace: string): Promise<PullPolicy | null> {
  const key = `${context.identity.key}/${namespace}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const answer = ask(context, namespace).catch((error: unknown) => {
    // A refusal stays one for a while; a request that broke off says nothing.
    if (refusalOf(error) === null) remembered.delete(key);
    return null;
  });
  remembered.set(key, answer);
  return answer;
}

async function ask({ access, cluster }: Context, namespace: string): Promise<PullPolicy | null> {
  if (!(await access.may({ verb: 'create', resource: 'pods', namespace }))) return null;
  const pod = await cluster.create({ resource: 'pods', namespace }, dryRunPod, { dryRun: true });
  const [container] = objectsAt(objectAt(isObject(pod) ? pod : {}, 'spec'), 'containers');
  const policy = textAt(container ?? {}, 'imagePullPolicy');
  return policy === 'Always' || policy === 'IfNotPresent' || policy === 'Never' ? policy : null;
}

/** Fit for the strictest Pod Security level, so that only what is asked about decides. */
const dryRunPod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { generateName: 'pullport-dry-run-' },
  spec: {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 65_532, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'dry-run',
        image: 'registry.invalid/pullport/dry-run:1',
        imagePullPolicy: 'IfNotPresent',
        resources: { requests: { cpu: '1m', memory: '4Mi' }, limits: { cpu: '10m', memory: '16Mi' } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
};
