import { movingImage } from '#e2e/cluster/images.ts';
import { serviceAccount } from '#e2e/cluster/workloads/objects.ts';
import { deploymentScene, podScene, type Scene, type Stage } from '#e2e/cluster/workloads/scene.ts';
import { pullSecret } from '#e2e/cluster/workloads/secrets.ts';

/** Workloads whose images arrive. */
export function healthyScenes({ hosts, account, narrowAccount, wrongAccount }: Stage): Scene[] {
  const { open, password, tokens, trustedTls } = hosts;
  return [
    deploymentScene(
      'healthy-linked',
      'payments',
      'api',
      { image: `${password}/payments/api:2`, replicas: 2 },
      [
        pullSecret('payments', 'registry-pull', password, account),
        serviceAccount('payments', 'default', ['registry-pull']),
      ],
    ),
    deploymentScene('healthy-public', 'search', 'frontend', {
      image: `${open}/search/frontend:3`,
      replicas: 2,
    }),
    deploymentScene(
      'healthy-token',
      'checkout',
      'web',
      { image: `${tokens}/checkout/web:2`, pullSecrets: ['tokens-pull'] },
      [pullSecret('checkout', 'tokens-pull', tokens, narrowAccount)],
    ),
    deploymentScene(
      'healthy-second-secret',
      'identity',
      'session-store',
      { image: `${password}/identity/session-store:1`, pullSecrets: ['old-login', 'new-login'] },
      [
        pullSecret('identity', 'old-login', password, wrongAccount),
        pullSecret('identity', 'new-login', password, account),
      ],
    ),
    deploymentScene(
      'healthy-tls',
      'billing',
      'invoice',
      { image: `${trustedTls}/billing/invoice:1`, pullSecrets: ['secure-pull'] },
      [pullSecret('billing', 'secure-pull', trustedTls, account)],
    ),
    deploymentScene('healthy-sidecar', 'platform', 'gateway', {
      image: `${open}/platform/node-agent:1`,
      sidecarImage: `${open}/platform/node-agent:2`,
      initImage: `${open}/platform/node-agent:3`,
    }),
    deploymentScene('healthy-moving-tag', 'catalog', 'storefront', {
      image: `${open}/${movingImage.repository}:${movingImage.tag}`,
      policy: 'Always',
    }),
    podScene('crash-loop', 'checkout', 'recommender', {
      image: `${open}/checkout/cart:1`,
      command: ['false'],
    }),
    podScene('healthy-missing-secret', 'search', 'autocomplete', {
      image: `${open}/search/frontend:2`,
      pullSecrets: ['removed-last-year'],
    }),
  ];
}
