import { corp, corpShared, ecr, ecrLogin, ghcrBot, harborRobot, hub, hubTeam, quayRobot } from '../logins.ts';
import { type NamespacePlan, type TeamPlan, days, hours, minutes } from '../model.ts';
import { barePod, cronJob, daemonSet, deployment, job, statefulSet } from '../plans.ts';
import { pullSecret } from '../secrets.ts';

const nexus = pullSecret('corp-nexus', { [corp]: corpShared, 'ghcr.io': ghcrBot }, { age: days(340) });
const quayPull = pullSecret('quay-robot', { 'quay.io': quayRobot }, { age: days(250) });

const observability: NamespacePlan = {
  name: 'observability',
  age: days(610),
  accounts: [
    {
      name: 'default',
      pullSecrets: ['quay-robot', 'dockerhub-team'],
      labels: { 'kustomize.toolkit.fluxcd.io/name': 'observability' },
    },
    { name: 'otel', pullSecrets: ['corp-nexus'] },
  ],
  secrets: [nexus, quayPull, pullSecret('dockerhub-team', { [hub]: hubTeam }, { age: days(280) })],
  workloads: [
    daemonSet('node-exporter', 'quay.io/prometheus/node-exporter:v1.8.2', {
      age: days(400),
      podAge: days(14),
    }),
    daemonSet('otel-relay', `${corp}/platform/otel-relay:2.3.1`, {
      account: 'otel',
      age: days(300),
      podAge: days(40),
      // Nodes joined one after the other, and the tag moved twice meanwhile.
      spread: days(39),
    }),
    statefulSet('metrics-store', 'opensearchproject/opensearch:2.17.0', {
      replicas: 3,
      age: days(200),
      podAge: days(21),
    }),
    deployment('grafana', 'grafana/grafana:11.2.0', { replicas: 2, age: days(200), podAge: days(13) }),
    deployment('report-runner', 'quay.io/corp/report-runner:0.6.0', {
      replicas: 2,
      age: days(90),
      podAge: days(5),
    }),
    // Its disk has no room for it.
    deployment('trace-archive', `${corp}/platform/jvm-base:17`, {
      replicas: 1,
      account: 'otel',
      nodes: ['node-09'],
      age: days(40),
      podAge: hours(1.5),
    }),
  ],
};

const runners: NamespacePlan = {
  name: 'ci-runners',
  age: days(560),
  accounts: [
    { name: 'default', pullSecrets: ['corp-nexus'] },
    { name: 'pinned', pullSecrets: ['corp-nexus'] },
  ],
  secrets: [
    nexus,
    pullSecret('harbor-tmp', { 'harbor.lab.corp.example': harborRobot }, { age: days(42) }),
    { ...quayPull, name: 'quay-robot', labels: { 'kustomize.toolkit.fluxcd.io/name': 'ci-base' } },
  ],
  workloads: [
    deployment('runner', [{ name: 'runner', image: 'localhost/ci-base:dev', policy: 'Never' }], {
      replicas: 1,
      age: days(2),
      podAge: days(1),
    }),
    // Starts only where its image is already.
    deployment(
      'course-preview',
      [{ name: 'preview', image: `${corp}/platform/course-tools:2026.1`, policy: 'Never' }],
      { replicas: 1, nodes: ['node-03'], age: days(25), podAge: days(10) },
    ),
    deployment('report-gen', `${corp}/Team/report-gen:1.0`, { replicas: 1, age: days(20), podAge: hours(5) }),
    // A blank before the image: the template is accepted, its pods are not.
    deployment('nightly-lint', ` ${corp}/platform/jvm-base:21`, { replicas: 1, age: hours(16), made: 0 }),
    deployment('contractor-tool', `${corp}/platform/course-tools:2026.1`, {
      replicas: 1,
      nodes: ['node-06'],
      age: days(1),
      podAge: hours(3),
    }),
    deployment('artifact-cleaner', 'registry.crop.example:5000/platform/jvm-base:21', {
      replicas: 1,
      age: days(1),
      podAge: hours(12),
    }),
    deployment('failover-test', 'registry-dr.corp.example:5000/platform/jvm-base:21', {
      replicas: 1,
      age: hours(20),
      podAge: hours(4),
    }),
    deployment('build-cache', 'build.corp.example/cache/warm:1', {
      replicas: 1,
      age: days(5),
      podAge: minutes(26),
    }),
    deployment('pinned-base', `${corp}/platform/jvm-base@sha256:${'0badc0de'.repeat(8)}`, {
      replicas: 1,
      account: 'pinned',
      age: days(2),
      podAge: hours(6),
    }),
    deployment('secrets-sync', 'ghcr.io/external-secrets/external-secrets:v0.10.4', {
      replicas: 1,
      nodes: ['node-10'],
      age: days(70),
      podAge: minutes(50),
    }),
    deployment('jvm-builder', `${corp}/platform/jvm-base:21`, {
      replicas: 4,
      age: days(130),
      podAge: days(3),
    }),
    cronJob('cache-prune', 'registry.k8s.io/coredns/coredns:v1.12.1', {
      schedule: '*/15 * * * *',
      age: days(100),
    }),
    job('migrate-cache', `${corp}/platform/jvm-base:21`, { age: hours(9), podAge: hours(9) }),
    barePod(
      'debug-shell',
      [
        { name: 'shell', image: `${corp}/platform/jvm-base:21` },
        { name: 'debugger', image: 'ghcr.io/corp-example/landing:v9', role: 'ephemeral' },
      ],
      { age: hours(2), podAge: hours(2) },
    ),
  ],
};

const ecrCurrent = (startedAt: number) =>
  pullSecret('ecr-edge', { [ecr]: ecrLogin(startedAt, hours(1)) }, { age: hours(1) });

function system(startedAt: number): NamespacePlan {
  return {
    name: 'kube-system',
    age: days(720),
    accounts: [
      { name: 'default', pullSecrets: [] },
      { name: 'edge', pullSecrets: ['ecr-edge'] },
    ],
    secrets: [ecrCurrent(startedAt)],
    workloads: [
      daemonSet('kube-proxy', 'registry.k8s.io/kube-proxy:v1.35.4', { age: days(720), podAge: days(28) }),
      daemonSet('edge-gateway', `${ecr}/edge/gateway:1.8.0`, {
        account: 'edge',
        age: days(200),
        podAge: minutes(55),
      }),
      deployment('coredns', 'registry.k8s.io/coredns/coredns:v1.12.1', {
        replicas: 2,
        age: days(720),
        podAge: days(28),
      }),
      deployment('metrics-server', 'registry.k8s.io/metrics-server/metrics-server:v0.7.2', {
        replicas: 1,
        age: days(400),
        podAge: days(28),
      }),
      deployment('ingress-nginx-controller', 'registry.k8s.io/ingress-nginx/controller:v1.11.2', {
        replicas: 3,
        age: days(500),
        podAge: days(26),
      }),
    ],
  };
}

export const platformTeam = (startedAt: number): TeamPlan => ({
  team: 'platform',
  namespaces: [observability, runners, system(startedAt)],
});
