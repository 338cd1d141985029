import { cronJob, serviceAccount, workload } from '#e2e/cluster/workloads/objects.ts';
import { deploymentScene, podScene, type Scene, type Stage } from '#e2e/cluster/workloads/scene.ts';
import { pullSecret } from '#e2e/cluster/workloads/secrets.ts';

/** Pulls that fail by who asks: without a secret, or with a login that the registry refuses. */
export function refusedScenes(stage: Stage): Scene[] {
  return [...withoutSecret(stage), ...withWrongLogin(stage)];
}

function withoutSecret({ hosts, account }: Stage): Scene[] {
  const { password, tokens } = hosts;
  return [
    deploymentScene('no-credentials', 'analytics', 'collector', {
      image: `${password}/analytics/collector:1`,
      replicas: 2,
    }),
    deploymentScene('not-linked', 'checkout', 'cart', { image: `${password}/checkout/cart:2` }, [
      pullSecret('checkout', 'registry-pull', password, account),
    ]),
    podScene('no-credentials-token', 'analytics', 'exporter', { image: `${tokens}/analytics/collector:2` }),
    {
      shows: 'image-not-allowed',
      after: 'image-present',
      objects: [
        workload(
          'Deployment',
          { namespace: 'analytics', name: 'report', shows: 'image-not-allowed' },
          { image: `${password}/payments/api:2`, policy: 'IfNotPresent' },
        ),
      ],
    },
    {
      shows: 'image-not-allowed-never',
      after: 'image-present',
      objects: [
        workload(
          'Deployment',
          { namespace: 'analytics', name: 'snapshot', shows: 'image-not-allowed-never' },
          { image: `${password}/payments/api:2`, policy: 'Never' },
        ),
      ],
    },
    deploymentScene(
      'stale-copy',
      'notifications',
      'push',
      { image: `${password}/logistics/tracker:2`, serviceAccount: 'push' },
      [
        pullSecret('notifications', 'registry-pull', password, account),
        serviceAccount('notifications', 'push', []),
      ],
    ),
    {
      shows: 'stale-copy',
      after: 'pod-present',
      objects: [serviceAccount('notifications', 'push', ['registry-pull'])],
    },
  ];
}

function withWrongLogin({ hosts, narrowAccount, wrongAccount }: Stage): Scene[] {
  const { password, tokens } = hosts;
  return [
    deploymentScene(
      'wrong-password',
      'search',
      'indexer',
      { image: `${password}/search/indexer:2`, pullSecrets: ['registry-pull'] },
      [pullSecret('search', 'registry-pull', password, wrongAccount)],
    ),
    {
      shows: 'wrong-password-twice',
      objects: [
        pullSecret('payments', 'settlement-old', password, wrongAccount),
        pullSecret('payments', 'settlement-new', password, { ...wrongAccount, username: 'settlement' }),
        cronJob(
          { namespace: 'payments', name: 'settlement', shows: 'wrong-password-twice' },
          { image: `${password}/payments/api:3`, pullSecrets: ['settlement-old', 'settlement-new'] },
        ),
      ],
    },
    podScene(
      'wrong-password-token',
      'checkout',
      'loyalty',
      { image: `${tokens}/checkout/web:3`, pullSecrets: ['tokens-expired'] },
      [pullSecret('checkout', 'tokens-expired', tokens, wrongAccount)],
    ),
    podScene(
      'insufficient-scope',
      'checkout',
      'fraud-check',
      { image: `${tokens}/payments/api:1`, pullSecrets: ['tokens-pull'] },
      [pullSecret('checkout', 'tokens-pull', tokens, narrowAccount)],
    ),
  ];
}
