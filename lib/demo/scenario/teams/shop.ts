import { corp } from '../logins.ts';
import { type NamespacePlan, type PodPlan, type TeamPlan, days, hours, minutes } from '../model.ts';
import { deployment, podOf, statefulSet } from '../plans.ts';
import { otherSecret } from '../secrets.ts';
import { catalog, mobile } from './shop-catalog.ts';
import { corpPull, ghcrPull, hubPull, linked } from './shop-secrets.ts';

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

export const shop = (): TeamPlan => ({ team: 'shop', namespaces: [checkout, cart, catalog, mobile] });
