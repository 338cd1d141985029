import { cronJob, job, serviceAccount, workload } from '#e2e/cluster/workloads/objects.ts';
import { deploymentScene, podScene, type Scene, type Stage } from '#e2e/cluster/workloads/scene.ts';
import { documentSecret, opaqueSecret, pullSecret } from '#e2e/cluster/workloads/secrets.ts';

/** Pulls that fail by who asks: no secret, a wrong one, one for another registry. */
export function refusedScenes(stage: Stage): Scene[] {
  return [
    ...withoutSecret(stage),
    ...withWrongLogin(stage),
    ...withUnfitSecret(stage),
    ...withOtherEntry(stage),
  ];
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

function withUnfitSecret({ hosts, account }: Stage): Scene[] {
  const { open, password } = hosts;
  const withAuth = (auth: string): string => JSON.stringify({ auths: { [password]: { auth } } });
  const usable = JSON.stringify({
    auths: { [password]: { username: account.username, password: account.password } },
  });
  return [
    deploymentScene(
      'undecodable-secret-colon',
      'billing',
      'dunning',
      { image: `${password}/billing/invoice:2`, pullSecrets: ['dunning-pull'] },
      [
        documentSecret(
          'billing',
          'dunning-pull',
          withAuth(Buffer.from('no colon in here').toString('base64')),
        ),
      ],
    ),
    podScene(
      'undecodable-secret-base64',
      'billing',
      'statements',
      { image: `${open}/billing/invoice:3`, pullSecrets: ['statements-pull'] },
      [documentSecret('billing', 'statements-pull', withAuth('dXNlcjpwYXNz!'))],
    ),
    podScene(
      'undecodable-secret-json',
      'billing',
      'tax-export',
      { image: `${open}/billing/invoice:3`, pullSecrets: ['tax-pull'] },
      [documentSecret('billing', 'tax-pull', '{"auths":[]}')],
    ),
    {
      shows: 'missing-secret',
      objects: [
        workload(
          'StatefulSet',
          { namespace: 'logistics', name: 'tracker', shows: 'missing-secret' },
          { image: `${password}/logistics/tracker:1`, pullSecrets: ['registry-creds'] },
        ),
      ],
    },
    {
      shows: 'wrong-type-secret',
      objects: [
        opaqueSecret('catalog', 'registry-pull', usable),
        job(
          { namespace: 'catalog', name: 'import', shows: 'wrong-type-secret' },
          { image: `${password}/catalog/thumbnailer:1`, pullSecrets: ['registry-pull'] },
        ),
      ],
    },
    podScene(
      'empty-entry',
      'logistics',
      'labels',
      { image: `${password}/logistics/tracker:3`, pullSecrets: ['empty-pull'] },
      [documentSecret('logistics', 'empty-pull', JSON.stringify({ auths: { [password]: {} } }))],
    ),
  ];
}

function withOtherEntry({ hosts, account }: Stage): Scene[] {
  const { password } = hosts;
  const name = password.split(':')[0] ?? password;
  return [
    deploymentScene(
      'entry-port-differs',
      'platform',
      'scheduler-ui',
      { image: `${password}/platform/node-agent:2`, pullSecrets: ['registry-no-port'] },
      [pullSecret('platform', 'registry-no-port', name, account)],
    ),
    deploymentScene(
      'entry-path-differs',
      'search',
      'suggest',
      { image: `${password}/search/frontend:1`, pullSecrets: ['payments-only'] },
      [pullSecret('search', 'payments-only', `${password}/payments`, account)],
    ),
    podScene(
      'entry-host-differs',
      'ml-training',
      'features',
      { image: `${password}/analytics/collector:3`, pullSecrets: ['hub-login'] },
      [pullSecret('ml-training', 'hub-login', 'https://index.docker.io/v1/', account)],
    ),
  ];
}
