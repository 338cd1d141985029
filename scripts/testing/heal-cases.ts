import { corp, corpCheckoutNew, corpShared, ecrLogin, ghcrBot, hubTeam } from '#lib/demo/scenario/logins.ts';
import { hours } from '#lib/demo/scenario/model.ts';
import {
  type Cure,
  type HealCase,
  granting,
  heal,
  image,
  mending,
  pressing,
  pushing,
  typing,
} from './heal-case.ts';

/** Every failing container of the demo by what heals it, but for those that wait for the proxy of a node. */
export function healCases(): HealCase[] {
  return [...inTheProduct(), ...byEditing, ...byOthers];
}

function inTheProduct(): HealCase[] {
  const rotated = typing(corpCheckoutNew);
  const onCorp = typing({ ...corpShared, server: corp });
  return [
    heal('registry/rejected set-password', rotated, 'cart/cart-api/cart-api'),
    heal(
      'registry/rejected set-password',
      rotated,
      'checkout/checkout-api/api',
      'checkout/checkout-api/otel-relay',
      'checkout/checkout-worker/checkout-worker',
      'checkout/receipt/receipt',
    ),
    heal('registry/rejected set-password', rotated, 'mobile-bff/bff/bff'),
    heal('registry/rejected set-password', typing(corpShared), 'search-staging/suggest/suggest'),
    heal(
      'entry/port-differs add-entry',
      pressing,
      'payments/ledger-api/api',
      'payments/payouts/payouts',
      'payments/payouts/outbox',
    ),
    heal(
      'entry/port-differs add-entry',
      pressing,
      'payments-staging/ledger-api/api',
      'payments-staging/payouts/payouts',
    ),
    heal('entry/path-differs link-secret', pressing, 'ml-platform/llm-gateway/llm-gateway'),
    heal(
      'entry/expired renew-credential',
      { by: 'typing', login: (startedAt) => ecrLogin(startedAt, hours(1)) },
      'data-ingest/ingest/ingest',
      'data-ingest/warehouse-loader/warehouse-loader',
    ),
    heal('secret/wrong-type replace-secret', onCorp, 'data-ingest/archive/archive'),
    heal('secret/undecodable repair-secret', onCorp, 'data-ingest/doc-convert/doc-convert'),
    heal(
      'secret/undecodable repair-secret',
      typing({ ...ghcrBot, server: 'ghcr.io' }),
      'data-ingest/report-runner/report-runner',
    ),
    heal('account/not-linked link-secret', pressing, 'search/indexer/indexer'),
    heal('account/stale-copy restart-workload', pressing, 'mobile-bff/landing/landing'),
    heal('account/no-secret-listed create-secret', typing(corpShared), 'notebooks/course-tools/course-tools'),
    heal('registry/rate-limit add-entry', typing(hubTeam), 'catalog/thumb-cache/thumb-cache'),
    heal('registry/rate-limit link-secret', pressing, 'search/query-cache/query-cache'),
  ];
}

const someBase = `${corp}/platform/jvm-base:21`;
const toAmd: Cure = {
  by: 'editing',
  change: (template) => (template.nodeSelector = { 'kubernetes.io/arch': 'amd64' }),
};

/** What `kubectl set image` and `kubectl edit` heal. */
const byEditing: readonly HealCase[] = [
  heal('pod/invalid-name correct-image', image(someBase), 'ci-runners/report-gen/report-gen'),
  heal('registry/unreachable correct-image', image(someBase), 'ci-runners/artifact-cleaner/artifact-cleaner'),
  heal('registry/no-such-tag choose-tag', image(someBase), 'ci-runners/pinned-base/pinned-base'),
  heal(
    'registry/no-such-tag choose-tag',
    image('ghcr.io/corp-example/landing:v2.30.0'),
    'mobile-bff/landing-next/landing-next',
  ),
  heal('registry/wrong-platform choose-platform', toAmd, 'ml-platform/embedder/embedder'),
  heal('node/image-not-allowed choose-tag', image(someBase), 'ci-runners/contractor-tool/contractor-tool'),
];

/** What only those who run registries and nodes can mend, and the pull then heals by itself. */
const byOthers: readonly HealCase[] = [
  heal(
    'pod/never-policy check-node',
    { by: 'others', act: (outside) => outside.load('localhost/ci-base:dev') },
    'ci-runners/runner/runner',
  ),
  heal(
    'registry/no-right grant-right',
    granting,
    'payments-staging/sandbox/sandbox',
    'payments/settlement-report/settlement-report',
  ),
  heal(
    'node/disk free-disk',
    mending('node-09'),
    'kube-system/edge-gateway/edge-gateway',
    'observability/trace-archive/trace-archive',
  ),
  heal(
    'registry/no-such-tag choose-tag',
    pushing('ghcr.io/corp-example/ranking-model:2026-10'),
    'search/ranker/ranker',
    'search/ranker/model',
  ),
  heal(
    'registry/no-such-tag choose-tag',
    pushing('ghcr.io/corp-example/landing:v9'),
    'ci-runners/debug-shell/debugger',
  ),
  heal(
    'registry/no-such-tag choose-tag',
    pushing(`${corp}/catalog/media-resizer:1.13.0`),
    'catalog/media-resizer/media-resizer',
  ),
  heal(
    'registry/unreachable wait',
    pushing('build.corp.example/cache/warm:1'),
    'ci-runners/build-cache/build-cache',
  ),
  heal(
    'registry/unreachable wait',
    pushing('registry-dr.corp.example:5000/platform/jvm-base:21'),
    'ci-runners/failover-test/failover-test',
  ),
  heal(
    'registry/unreachable wait',
    pushing('mirror.corp.example/datasets/sync:4.1'),
    'notebooks/dataset-mirror/dataset-mirror',
  ),
  heal(
    'registry/tls check-node',
    pushing('harbor.lab.corp.example/search/ranker:0.3'),
    'search-staging/ranker-lab/ranker-lab',
  ),
  heal(
    'registry/protocol check-node',
    pushing('legacy.corp.example:5000/edi/gateway:2.0'),
    'data-ingest/edi-gateway/edi-gateway',
  ),
  heal(
    'registry/protocol choose-tag',
    pushing('quay.io/oldtools/importer:1.2'),
    'data-ingest/legacy-import/legacy-import',
  ),
];
