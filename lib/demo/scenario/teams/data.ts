import {
  ECR_TOKEN_AGE,
  corp,
  corpShared,
  ecr,
  ecrLogin,
  gar,
  garServing,
  gitlabToken,
  hub,
  hubTeam,
  tokenLogin,
} from '../logins.ts';
import { type NamespacePlan, type TeamPlan, days, hours, minutes } from '../model.ts';
import { cronJob, deployment, podOf, statefulSet } from '../plans.ts';
import { base64, documentSecret, mistypedSecret, pullSecret } from '../secrets.ts';

const serving = `${gar}/corp-example-ml/serving`;
const garPull = pullSecret('gar-serving', { [gar]: garServing }, { age: days(140) });

const machineLearning: NamespacePlan = {
  name: 'ml-platform',
  age: days(380),
  accounts: [
    { name: 'default', pullSecrets: ['gar-serving'] },
    { name: 'gateway', pullSecrets: ['gar-jobs'] },
  ],
  secrets: [
    garPull,
    // Right password, but the key's path covers other repositories only.
    pullSecret('gar-jobs', { [`${gar}/corp-example-ml/jobs`]: garServing }, { age: days(20) }),
  ],
  workloads: [
    // Built for amd64 only, placed on arm64 nodes.
    deployment('embedder', `${serving}/embedder:0.7.0`, {
      replicas: 2,
      nodeSelector: { 'kubernetes.io/arch': 'arm64' },
      tolerates: ['arch'],
      age: days(100),
      podAge: minutes(32),
    }),
    deployment('embedder-amd', `${serving}/embedder:0.6.2`, { replicas: 3, age: days(100), podAge: days(7) }),
    statefulSet('feature-store', `${serving}/feature-store:2026.11.1`, {
      replicas: 2,
      age: days(2),
      podAge: minutes(8),
      made: 1,
    }),
    deployment('llm-gateway', `${serving}/llm-gateway:1.3.0`, {
      replicas: 2,
      account: 'gateway',
      age: days(6),
      podAge: hours(3),
    }),
    cronJob(
      'trainer-nightly',
      [{ name: 'trainer', image: `${gar}/corp-example-ml/jobs/trainer:nightly`, policy: 'Always' }],
      { schedule: '15 2 * * *', age: days(90) },
    ),
    cronJob('metrics-rollup', `${gar}/corp-example-ml/jobs/trainer:nightly`, {
      schedule: '*/20 * * * *',
      age: days(60),
    }),
  ],
};

const notebooks: NamespacePlan = {
  name: 'notebooks',
  age: days(300),
  accounts: [{ name: 'default', pullSecrets: [] }],
  secrets: [garPull],
  quota: { pods: '7' },
  workloads: [
    statefulSet('notebook-pool', 'quay.io/jupyter/scipy-notebook:2026-10-20', {
      replicas: 4,
      age: days(200),
      podAge: days(6),
    }),
    // On one node since before the registry asked for a password; the other cannot get it.
    deployment('course-tools', `${corp}/platform/course-tools:2026.1`, {
      replicas: 2,
      age: days(50),
      podAge: hours(6),
      nodes: ['node-03', 'node-08'],
    }),
    deployment('dataset-mirror', 'mirror.corp.example/datasets/sync:4.1', {
      replicas: 1,
      age: days(12),
      podAge: hours(4),
    }),
    // The quota is used up by the others.
    deployment('grading', 'quay.io/jupyter/scipy-notebook:2026-10-20', {
      replicas: 3,
      age: hours(9),
      made: 0,
    }),
  ],
};

function ingest(startedAt: number): NamespacePlan {
  const expired = pullSecret(
    'ecr-pull',
    { [ecr]: ecrLogin(startedAt, ECR_TOKEN_AGE) },
    { age: ECR_TOKEN_AGE },
  );
  const noPadding = base64('svc-legacy:demo-legacy').slice(0, -3);
  const legacyDocument = JSON.stringify({
    auths: { [corp]: { auth: `${noPadding.slice(0, 4)}*${noPadding.slice(5)}` } },
  });
  const colonless = JSON.stringify({ auths: { 'ghcr.io': { auth: base64('token-without-user') } } });
  return {
    name: 'data-ingest',
    age: days(450),
    accounts: [
      { name: 'default', pullSecrets: ['ecr-pull'] },
      { name: 'documents', pullSecrets: ['legacy-pull'] },
      { name: 'archive', pullSecrets: ['archive-pull'] },
      { name: 'reports', pullSecrets: ['reports-pull'] },
    ],
    secrets: [
      expired,
      documentSecret('legacy-pull', legacyDocument, { age: days(1) }),
      documentSecret('reports-pull', colonless, { age: days(4) }),
      mistypedSecret('archive-pull', corp, corpShared),
      pullSecret('dockerhub-team', { [hub]: hubTeam }, { age: days(280) }),
      pullSecret('old-gitlab', { 'registry.gitlab.com': gitlabToken }, { age: days(500) }),
      pullSecret('partner-hub', { 'registry.partner.example': tokenLogin('partner', startedAt, days(5)) }),
      pullSecret('vendor-feed', { 'registry.vendor.example': tokenLogin('vendor', startedAt, -days(11)) }),
    ],
    workloads: [
      deployment('ingest', `${ecr}/data/ingest:3.12.0`, {
        replicas: 4,
        age: days(350),
        podAge: hours(2.2),
        made: 2,
        former: [{ pod: podOf('ingest', `${ecr}/data/ingest:3.11.0`), replicas: 3, age: hours(14) }],
      }),
      deployment('warehouse-loader', `${ecr}/data/warehouse-loader:2.2.6`, {
        replicas: 2,
        age: days(300),
        podAge: hours(2),
      }),
      // The secret cannot be decoded, which stops public images too.
      deployment(
        'doc-convert',
        [{ name: 'doc-convert', image: 'quay.io/jupyter/scipy-notebook:2026-10-20', policy: 'Always' }],
        { replicas: 2, account: 'documents', age: days(1), podAge: hours(2) },
      ),
      deployment('report-runner', 'ghcr.io/corp-example/landing:v2.30.0', {
        replicas: 1,
        account: 'reports',
        age: days(4),
        podAge: hours(8),
      }),
      deployment('archive', `${corp}/platform/jvm-base:21`, {
        replicas: 1,
        account: 'archive',
        age: days(14),
        podAge: hours(11),
      }),
      deployment('legacy-import', 'quay.io/oldtools/importer:1.2', {
        replicas: 1,
        nodes: ['node-04'],
        age: days(30),
        podAge: hours(30),
      }),
      deployment('edi-gateway', 'legacy.corp.example:5000/edi/gateway:2.0', {
        replicas: 1,
        age: days(3),
        podAge: hours(7),
      }),
    ],
  };
}

export const dataTeam = (startedAt: number): TeamPlan => ({
  team: 'data',
  namespaces: [machineLearning, notebooks, ingest(startedAt)],
});
