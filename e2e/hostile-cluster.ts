import { startApiServer } from '#lib/demo/api-server/server.ts';
import { ObjectStore } from '#lib/demo/api-server/store.ts';
import type { JsonObject } from '#lib/demo/api-server/objects.ts';
import { realClock } from '#lib/demo/clock.ts';
import { seededRandom } from '#lib/demo/random.ts';

/** Runs where it is taken for HTML: opens a dialog and leaves a picture that cannot be loaded. */
export const markup = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
/** Turns the text behind it around, hides some of it, and rings a bell. */
export const sly = '\u202Egpj.exe\u2066 \u200B\u0007\u001B[31m\r\n';
const long = `${markup} ${sly} ${'x'.repeat(10_000)}`;

/** As long as an API server lets names be. */
export const longName = [...'abcd'].map((letter) => letter.repeat(letter === 'd' ? 61 : 63)).join('.');

const admin = { name: 'admin', groups: ['system:masters'], token: 'hostile-admin' };

/** A cluster whose every text that its users may choose is chosen badly. The address acts as its admin. */
export async function startHostileCluster(): Promise<{ url: string; close(): Promise<void> }> {
  const store = new ObjectStore({ clock: realClock(), random: seededRandom(1) });
  store.create('clusterrolebindings', {
    metadata: { name: 'admins' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'system:masters' }],
  });
  const annotations = { team: markup, note: long, 'example.test/owner': sly };
  store.create('namespaces', { metadata: { name: 'hostile', annotations }, status: { phase: 'Active' } });
  for (const name of [longName, 'n'.repeat(10_000), 'plain']) {
    const { metadata } = store.create('pods', hostilePod(name, annotations));
    store.create('events', {
      metadata: { name: `event-of-${metadata.uid}`, namespace: 'hostile', annotations },
      involvedObject: { kind: 'Pod', namespace: 'hostile', name, uid: metadata.uid },
      ...{ type: 'Warning', reason: markup, message: long, count: 3 },
      source: { component: markup, host: sly },
      firstTimestamp: metadata.creationTimestamp,
      lastTimestamp: metadata.creationTimestamp,
    });
  }
  const server = await startApiServer({ store, people: [admin] });
  return server;
}

function hostilePod(name: string, annotations: Record<string, string>) {
  const image = `registry.example.test/team/${markup}:1`;
  const waiting: JsonObject = { reason: 'ErrImagePull', message: `failed to pull ${long}` };
  const owner = { apiVersion: 'batch/v1', kind: 'Job', name: markup, uid: `owner-of-${name.slice(0, 9)}` };
  return {
    metadata: {
      ...{ name, namespace: 'hostile', annotations, labels: { app: markup, sly } },
      ownerReferences: [{ ...owner, controller: true }],
    },
    spec: {
      ...{ nodeName: markup, serviceAccountName: markup },
      imagePullSecrets: [{ name: markup }, { name: sly }],
      containers: [
        { name: 'main', image },
        { name: 'c'.repeat(10_000), image: `${sly}${'i'.repeat(10_000)}` },
      ],
    },
    status: {
      phase: 'Pending',
      containerStatuses: [
        { name: 'main', image, imageID: '', ready: false, restartCount: 0, state: { waiting } },
      ],
    },
  };
}
