import { job, workload } from '#e2e/cluster/workloads/objects.ts';
import { deploymentScene, podScene, type Scene, type Stage } from '#e2e/cluster/workloads/scene.ts';
import { documentSecret, opaqueSecret, pullSecret } from '#e2e/cluster/workloads/secrets.ts';

/** Pulls that fail by what is in the secret: unreadable, absent, of another type, for another registry. */
export function unfitSecretScenes(stage: Stage): Scene[] {
  return [...withUnfitSecret(stage), ...withOtherEntry(stage)];
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
