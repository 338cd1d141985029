import type { NewObject } from '#lib/demo/api-server/objects.ts';
import type { ObjectStore } from '#lib/demo/api-server/store.ts';
import { teams } from '#scripts/bench/sample-pods.ts';

/** A pod that lists ten secrets of twenty entries, none of which its image needs. */
export const tenSecrets = { namespace: 'team-0', pod: 'ten-secrets', container: 'app' };

const image = 'registry.corp.example:5000/team-0/service:1';

/** The secret that every sample pod lists, in each namespace, and one pod that lists ten. */
export function createBenchSecrets(store: ObjectStore): void {
  for (const namespace of teams) store.create('secrets', pullSecret(namespace, 'registry'));
  const names = Array.from({ length: 10 }, (_, index) => `registry-${index}`);
  for (const name of names) store.create('secrets', pullSecret(tenSecrets.namespace, name));
  store.create('pods', {
    metadata: { namespace: tenSecrets.namespace, name: tenSecrets.pod },
    spec: {
      nodeName: 'node-0',
      containers: [{ name: tenSecrets.container, image, imagePullPolicy: 'IfNotPresent' }],
      imagePullSecrets: names.map((name) => ({ name })),
    },
    status: {
      phase: 'Pending',
      containerStatuses: [
        {
          name: tenSecrets.container,
          image,
          imageID: '',
          ready: false,
          restartCount: 0,
          state: { waiting: { reason: 'ErrImagePull', message: `${image}: 401 Unauthorized` } },
        },
      ],
    },
  });
}

function pullSecret(namespace: string, name: string): NewObject {
  const auth = Buffer.from('bot:bench').toString('base64');
  const keys = Array.from({ length: 20 }, (_, index) => `${name}-${index}.example:5000/team`);
  const document = { auths: Object.fromEntries(keys.map((key) => [key, { auth }])) };
  return {
    metadata: { namespace, name },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from(JSON.stringify(document)).toString('base64') },
  };
}
