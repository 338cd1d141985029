import { corp, corpCheckoutOld, corpShared, ghcrBot, hub, hubTeam } from '../logins.ts';
import {
  type NamespacePlan,
  type PodPlan,
  type SecretPlan,
  type TeamPlan,
  days,
  hours,
  minutes,
} from '../model.ts';
import { cronJob, deployment, podOf, statefulSet } from '../plans.ts';
import { otherSecret, pullSecret } from '../secrets.ts';

const corpPull = (age: number): SecretPlan => pullSecret('corp-pull', { [corp]: corpCheckoutOld }, { age });
const ghcrPull = pullSecret('ghcr-pull', { 'ghcr.io': ghcrBot }, { age: days(210) });
const hubPull = pullSecret('dockerhub-team', { [hub]: hubTeam }, { age: days(300) });
const linked = ['corp-pull', 'ghcr-pull', 'dockerhub-team'];

const checkoutApi = (tag: string): PodPlan =>
  podOf(
    'checkout-api',
    [
      { name: 'wait-for-db', image: 'busybox:1.36', role: 'init' },
      { name: 'envoy', image: 'envoyproxy/envoy:v1.31.2', role: 'sidecar' },
      { name: 'api', image: `${corp}/checkout/checkout-api:${tag}`, mounts: ['rules'] },
      { name: 'otel-relay', image: `${corp}/platform/otel-relay:2.3.1` },
    ],
    {
      account: 'checkout-api',
      imageVolumes: [{ name: 'rules', image: 'ghcr.io/corp-example/price-rules-data:2026-11-18' }],
    },
  );

const checkout: NamespacePlan = {
  name: 'checkout',
  age: days(640),
  accounts: [
    { name: 'default', pullSecrets: linked },
    { name: 'checkout-api', pullSecrets: linked },
    { name: 'worker', pullSecrets: linked },
  ],
  secrets: [
    corpPull(days(410)),
    ghcrPull,
    hubPull,
    otherSecret('stripe-webhook', { key: 'demo-not-a-real-key' }),
  ],
  workloads: [
    {
      ...deployment('checkout-api', [], { replicas: 4, age: days(400), podAge: minutes(23), made: 2 }),
      pod: checkoutApi('4.18.0'),
      former: [{ pod: checkoutApi('4.17.2'), replicas: 3, age: days(2.1) }],
    },
    deployment('checkout-worker', `${corp}/checkout/checkout-worker:4.18.0`, {
      replicas: 3,
      account: 'worker',
      age: days(400),
      podAge: minutes(22),
      made: 1,
      former: [
        {
          pod: podOf('checkout-worker', `${corp}/checkout/checkout-worker:4.17.2`, { account: 'worker' }),
          replicas: 3,
          age: days(2.1),
        },
      ],
    }),
    deployment('receipt', [{ name: 'receipt', image: `${corp}/checkout/receipt:3.2.7`, policy: 'Always' }], {
      replicas: 2,
      age: days(210),
      podAge: minutes(19),
    }),
    statefulSet('session-store', 'valkey/valkey:8.0.1', { replicas: 3, age: days(120), podAge: days(12) }),
    deployment('storefront', 'nginx:1.27', { replicas: 4, age: days(300), podAge: days(8) }),
  ],
};

const cart: NamespacePlan = {
  name: 'cart',
  age: days(600),
  accounts: [
    { name: 'default', pullSecrets: linked },
    { name: 'cart-api', pullSecrets: linked },
  ],
  secrets: [corpPull(days(409)), ghcrPull, hubPull],
  workloads: [
    deployment('cart-api', `${corp}/cart/cart-api:2.31.0`, {
      replicas: 4,
      account: 'cart-api',
      age: days(380),
      podAge: minutes(21),
      made: 2,
      former: [
        {
          pod: podOf('cart-api', `${corp}/cart/cart-api:2.30.1`, { account: 'cart-api' }),
          replicas: 3,
          age: days(3),
        },
      ],
    }),
    // The tag moved 5 days ago: what runs depends on when a node first pulled it.
    deployment('cart', 'ghcr.io/corp-example/cart:stable', {
      replicas: 3,
      age: days(260),
      podAge: days(4),
      nodes: ['node-01', 'node-02', 'node-03'],
    }),
    deployment('cart-read', 'ghcr.io/corp-example/cart:stable', {
      replicas: 3,
      age: days(260),
      podAge: days(20),
      nodes: ['node-04', 'node-05', 'node-06'],
    }),
    statefulSet('cart-cache', 'redis:7.4', {
      replicas: 3,
      age: days(200),
      podAge: days(30),
      nodes: ['node-01', 'node-02', 'node-03'],
    }),
    // Nobody made the account that this one asks for.
    deployment('cart-promo', `${corp}/cart/cart-api:2.30.1`, {
      replicas: 2,
      account: 'promo',
      age: hours(7),
      made: 0,
    }),
  ],
};

const catalog: NamespacePlan = {
  name: 'catalog',
  age: days(590),
  accounts: [
    { name: 'default', pullSecrets: ['corp-nexus'] },
    { name: 'media', pullSecrets: ['corp-nexus'] },
  ],
  secrets: [
    pullSecret('corp-nexus', { [corp]: corpShared, 'ghcr.io': ghcrBot }, { age: days(330) }),
    corpPull(days(408)),
  ],
  workloads: [
    deployment('catalog-api', `${corp}/catalog/catalog-api:7.5.0`, {
      replicas: 6,
      age: days(500),
      podAge: hours(20),
    }),
    deployment('media-resizer', `${corp}/catalog/media-resizer:1.13.0`, {
      replicas: 3,
      account: 'media',
      age: days(220),
      podAge: minutes(34),
      made: 1,
      former: [
        {
          pod: podOf('media-resizer', `${corp}/catalog/media-resizer:1.12.1`, { account: 'media' }),
          replicas: 3,
          age: days(11),
        },
      ],
    }),
    deployment('catalog-db', 'postgres:16.4', { replicas: 1, age: days(160), podAge: days(40) }),
    deployment('thumb-cache', 'redis:7.4', {
      replicas: 2,
      age: days(90),
      podAge: minutes(18),
      nodes: ['node-07', 'node-08'],
    }),
    cronJob('feed-export', `${corp}/catalog/catalog-api:7.5.0`, { schedule: '*/30 * * * *', age: days(80) }),
  ],
};

const mobile: NamespacePlan = {
  name: 'mobile-bff',
  age: days(420),
  accounts: [
    { name: 'default', pullSecrets: ['corp-pull'] },
    { name: 'push', pullSecrets: ['ghcr-pull'], linkedLater: true },
  ],
  secrets: [corpPull(days(407)), ghcrPull, hubPull],
  workloads: [
    deployment('bff', `${corp}/mobile/bff:5.1.0`, {
      replicas: 4,
      age: days(400),
      podAge: minutes(20),
      made: 2,
      former: [{ pod: podOf('bff', `${corp}/mobile/bff:5.0.3`), replicas: 3, age: days(9) }],
    }),
    // Its account was given the secret when the pods were there already.
    deployment('landing', 'ghcr.io/corp-example/landing:v2.30.0', {
      replicas: 2,
      account: 'push',
      age: days(1),
      podAge: hours(2),
    }),
    deployment('landing-next', 'ghcr.io/corp-example/landing:v2.31.0-rc3', {
      replicas: 1,
      pullSecrets: ['ghcr-pull'],
      age: hours(4),
      podAge: minutes(36),
    }),
  ],
};

export const shop = (): TeamPlan => ({ team: 'shop', namespaces: [checkout, cart, catalog, mobile] });
