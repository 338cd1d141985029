import { type Account } from '#lib/demo/registries/model.ts';
import {
  ROTATED,
  corp,
  corpCheckoutNew,
  corpCheckoutOld,
  corpPayments,
  corpRecommender,
  corpShared,
} from '../logins.ts';
import { type Shelf, both, megabytes } from './shelf.ts';

const always = { from: 0, until: Number.POSITIVE_INFINITY, mayPull: [] };

function accounts(startedAt: number): Account[] {
  const rotated = startedAt - ROTATED;
  return [
    { ...corpShared, ...always },
    { ...corpPayments, ...always },
    { ...corpRecommender, ...always, mayPull: ['search', 'platform'] },
    { ...corpCheckoutOld, ...always, until: rotated },
    { ...corpCheckoutNew, ...always, from: rotated },
  ];
}

/** The company's own registry, user and password in front of it. */
export function corpRegistry(startedAt: number): Shelf {
  return {
    host: corp,
    flavour: 'htpasswd',
    bytesPerSecond: megabytes(85),
    accounts: accounts(startedAt),
    repositories: {
      'checkout/checkout-api': { size: 264, tags: { '4.17.2': 21, '4.18.0': 0.02 } },
      'checkout/checkout-worker': { size: 248, tags: { '4.17.2': 21, '4.18.0': 0.02 } },
      'checkout/receipt': { size: 131, tags: { '3.2.6': 60, '3.2.7': 2 } },
      'cart/cart-api': { size: 188, tags: { '2.30.0': 34, '2.30.1': 4, '2.31.0': 0.03 } },
      'catalog/catalog-api': { size: 302, tags: { '7.4.0': 40, '7.4.1': 9, '7.5.0': 1 } },
      'catalog/media-resizer': { size: 96, tags: { '1.12.0': 75, '1.12.1': 12 } },
      'mobile/bff': { size: 154, tags: { '5.0.3': 15, '5.1.0': 0.04 } },
      'payments/ledger-api': { size: 221, tags: { '2.14.2': 30, '2.14.3': 0.03 } },
      'payments/payouts': { size: 205, tags: { '1.30.4': 44, '1.31.0': 0.03 } },
      'search/suggest': { size: 143, tags: { '0.9.1': 26, '0.9.2': 3 } },
      'platform/otel-relay': { size: 74, tags: { '2.3.1': [60, 20, 2] }, platforms: both },
      'platform/jvm-base': { size: 412, tags: { '21': [120, 30], '17': 300 } },
      'platform/course-tools': { size: 380, tags: { '2026.1': 50 } },
    },
  };
}
