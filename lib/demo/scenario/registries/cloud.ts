import { ECR_TOKEN_AGE, ecr, ecrLogin, gar, garServing } from '../logins.ts';
import { hours } from '../model.ts';
import { type Shelf, both, megabytes } from './shelf.ts';

const always = { from: 0, until: Number.POSITIVE_INFINITY, mayPull: [] };

/** Its tokens last 12 hours: the one the secrets hold ran out a few hours ago. */
export function elasticRegistry(startedAt: number): Shelf {
  const made = startedAt - ECR_TOKEN_AGE;
  const current = ecrLogin(startedAt, hours(1));
  return {
    host: ecr,
    flavour: 'ecr',
    bytesPerSecond: megabytes(70),
    accounts: [
      { ...ecrLogin(startedAt, ECR_TOKEN_AGE), from: 0, until: made + hours(12), mayPull: [] },
      // An hour old, and renewed for as long as the demo runs.
      { ...current, from: startedAt - hours(1), until: Number.POSITIVE_INFINITY, mayPull: [] },
    ],
    repositories: {
      'edge/gateway': { size: 92, tags: { '1.8.0': 35 }, platforms: both },
      'data/ingest': { size: 310, tags: { '3.11.0': 40, '3.12.0': 0.1 } },
      'data/warehouse-loader': { size: 275, tags: { '2.2.5': 18, '2.2.6': 0.1 } },
    },
  };
}

/** Machine learning images: large, and one of them behind a slow line. */
export const artifactRegistry: Shelf = {
  host: gar,
  flavour: 'artifact-registry',
  bytesPerSecond: megabytes(95),
  accounts: [{ ...garServing, ...always }],
  repositories: {
    'corp-example-ml/serving/embedder': { size: 2_140, tags: { '0.6.2': 40, '0.7.0': 0.1 } },
    'corp-example-ml/serving/feature-store': {
      size: 9_800,
      tags: { '2026.11.1': 0.2 },
      bytesPerSecond: megabytes(4.2),
    },
    'corp-example-ml/serving/llm-gateway': { size: 690, tags: { '1.3.0': 14 } },
    'corp-example-ml/jobs/trainer': { size: 3_900, tags: { nightly: [12, 2, 0.4] } },
  },
};
