import { corp, corpShared, ghcrBot } from '../logins.ts';
import { type NamespacePlan, days, hours, minutes } from '../model.ts';
import { cronJob, deployment, podOf } from '../plans.ts';
import { pullSecret } from '../secrets.ts';
import { corpPull, ghcrPull, hubPull } from './shop-secrets.ts';

export const catalog: NamespacePlan = {
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

export const mobile: NamespacePlan = {
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
