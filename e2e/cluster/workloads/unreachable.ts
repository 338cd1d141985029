import { foreignImage } from '#e2e/cluster/images.ts';
import { workload } from '#e2e/cluster/workloads/objects.ts';
import { deploymentScene, podScene, type Scene, type Stage } from '#e2e/cluster/workloads/scene.ts';

/** Pulls that fail before any password matters: names, networks, registries, what the image is. */
export function unreachableScenes({ hosts }: Stage): Scene[] {
  const { open } = hosts;
  return [
    deploymentScene('untrusted-certificate', 'identity', 'vault-agent', {
      image: `${hosts.untrustedTls}/identity/session-store:2`,
    }),
    deploymentScene('no-such-tag', 'catalog', 'thumbnailer', {
      image: `${open}/catalog/thumbnailer:9`,
      replicas: 2,
    }),
    podScene('no-such-repository', 'catalog', 'price-feed', { image: `${open}/catalog/price-feeds:1` }),
    podScene('no-such-digest', 'catalog', 'archiver', {
      image: `${open}/catalog/thumbnailer@sha256:${'0123456789abcdef'.repeat(4)}`,
    }),
    deploymentScene('wrong-platform', 'ml-training', 'trainer', {
      image: `${open}/${foreignImage.repository}:${foreignImage.tag}`,
    }),
    deploymentScene('invalid-name', 'logistics', 'router', { image: `${open}/Logistics/Router:1` }),
    deploymentScene('connection-refused', 'notifications', 'mailer', {
      image: `${hosts.refusing}/notifications/mailer:4`,
    }),
    deploymentScene('no-such-host', 'notifications', 'sms-gateway', {
      image: `${hosts.unknown}/notifications/sms:7`,
    }),
    podScene('no-such-host-hub', 'notifications', 'cache', { image: 'redis:7' }),
    deploymentScene('http-for-https', 'legacy-erp', 'sync', {
      image: `${hosts.plainAskedByTls}/legacy-erp/sync:1`,
    }),
    deploymentScene('rate-limited', 'analytics', 'dashboard', {
      image: `${hosts.rateLimited}/analytics/dashboard:2`,
    }),
    { shows: 'forbidden', objects: [daemonSet(hosts.forbidding)] },
    deploymentScene('registry-unavailable', 'platform', 'mirror-check', {
      image: `${hosts.unavailable}/platform/check:1`,
    }),
    podScene('connection-closed', 'platform', 'edge-probe', { image: `${hosts.hangingUp}/platform/probe:1` }),
    podScene('tls-timeout', 'legacy-erp', 'export', { image: `${hosts.silent}/legacy-erp/export:1` }),
    podScene('digest-mismatch', 'legacy-erp', 'importer', {
      image: `${hosts.corrupting}/logistics/tracker:3`,
    }),
    podScene('never-policy', 'platform', 'debug-shell', {
      image: `${open}/platform/debug-shell:1`,
      policy: 'Never',
    }),
    deploymentScene('init-no-such-tag', 'identity', 'directory', {
      image: `${open}/search/frontend:3`,
      initImage: `${open}/identity/migrations:12`,
    }),
    podScene('old-manifest', 'legacy-erp', 'reports', { image: `${hosts.outdated}/legacy-erp/reports:1` }),
    {
      ...podScene('not-signed', 'platform', 'contractor-tool', {
        image: `${open}/unsigned/contractor-tool:1`,
      }),
      onlyOn: 'containerd-2',
    },
    { ...volumeScene(open), onlyOn: 'containerd-2' },
  ];
}

function daemonSet(host: string) {
  return workload(
    'DaemonSet',
    { namespace: 'platform', name: 'node-agent', shows: 'forbidden' },
    { image: `${host}/platform/node-agent:1` },
  );
}

function volumeScene(open: string): Scene {
  return deploymentScene('image-volume', 'search', 'ranker', {
    image: `${open}/search/indexer:1`,
    volumeImage: `${open}/search/ranking-model:2025-06`,
  });
}
