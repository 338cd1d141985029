import { ghcrBot, ghcrCi, hubTeam, quayRobot } from '../logins.ts';
import { hours } from '../model.ts';
import { type Shelf, both, megabytes } from './shelf.ts';

const always = { from: 0, until: Number.POSITIVE_INFINITY, mayPull: [] };
const open = { isPublic: true, platforms: both };

export const dockerHub: Shelf = {
  host: 'docker.io',
  servedBy: 'registry-1.docker.io',
  flavour: 'hub',
  bytesPerSecond: megabytes(38),
  accounts: [{ ...hubTeam, ...always }],
  anonymousLimit: { pulls: 100, windowMs: hours(6) },
  repositories: {
    'library/nginx': { ...open, size: 72, tags: { latest: [50, 18, 4], '1.27': 40 } },
    'library/redis': { ...open, size: 46, tags: { '7.4': [90, 15] } },
    'library/busybox': { ...open, size: 2.2, tags: { '1.36': 200, latest: [80, 10] } },
    'library/postgres': { ...open, size: 154, tags: { '16.4': 100 } },
    'valkey/valkey': { ...open, size: 44, tags: { '8.0.1': 70 } },
    'envoyproxy/envoy': { ...open, size: 68, tags: { 'v1.31.2': 65 } },
    'opensearchproject/opensearch': { ...open, size: 846, tags: { '2.17.0': 60 } },
    'grafana/grafana': { ...open, size: 169, tags: { '11.2.0': 85 } },
    'corpexample/webhook-relay': { size: 61, tags: { '1.8.0': 45 } },
  },
};

export const github: Shelf = {
  host: 'ghcr.io',
  flavour: 'ghcr',
  bytesPerSecond: megabytes(52),
  accounts: [
    { ...ghcrBot, ...always },
    { ...ghcrCi, ...always },
  ],
  repositories: {
    'corp-example/indexer': { size: 117, tags: { '1.9.1': 33, '1.9.2': 0.5 } },
    'corp-example/search-ui': { size: 58, tags: { latest: [40, 12, 3], '8.2.0': 12 } },
    'corp-example/cart': { size: 201, tags: { stable: [45, 5] } },
    'corp-example/fraud-scorer': { size: 540, tags: { '5.1.0': 25 } },
    'corp-example/price-rules-data': { size: 18, tags: { '2026-11-18': 3 }, platforms: both },
    'corp-example/landing': { size: 49, tags: { 'v2.30.0': 20 } },
    'corp-example/ranking-model': { size: 730, tags: { '2026-09': 60 }, platforms: both },
    'external-secrets/external-secrets': { ...open, size: 63, tags: { 'v0.10.4': 58 } },
  },
};

export const quay: Shelf = {
  host: 'quay.io',
  flavour: 'quay',
  bytesPerSecond: megabytes(30),
  accounts: [{ ...quayRobot, ...always }],
  repositories: {
    'prometheus/node-exporter': { ...open, size: 12, tags: { 'v1.8.2': 130 } },
    'jupyter/scipy-notebook': { ...open, size: 1_270, tags: { '2026-10-20': 31 } },
    'corp/report-runner': { size: 210, tags: { '0.6.0': 28 } },
    'oldtools/importer': { isPublic: true, size: 88, tags: { '1.2': 2_900 }, schema1: true },
  },
};

export const kubernetes: Shelf = {
  host: 'registry.k8s.io',
  flavour: 'kubernetes',
  bytesPerSecond: megabytes(60),
  accounts: [],
  repositories: {
    'kube-proxy': { ...open, size: 27, tags: { 'v1.35.4': 30 } },
    'coredns/coredns': { ...open, size: 19, tags: { 'v1.12.1': 90 } },
    'metrics-server/metrics-server': { ...open, size: 21, tags: { 'v0.7.2': 110 } },
    'ingress-nginx/controller': { ...open, size: 106, tags: { 'v1.11.2': 100 } },
  },
};
