import { describe, expect, it } from 'vitest';
import { parseImageReference, repositoryName } from '#lib/domain/image/reference.ts';
import { allKinds } from './api-server/kinds.ts';
import { type JsonValue, type KubeObject, asArray, asString, member } from './api-server/objects.ts';
import { manualClock } from './clock.ts';
import { containersOf } from './kubelet/pod-view.ts';
import { type World, startWorld } from './world.ts';

const start = Date.UTC(2026, 10, 21, 14, 6, 31);
const listNames = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'];

function worldAt(seconds: number, seed = 1): World {
  const clock = manualClock(start);
  const world = startWorld({ clock, seed });
  clock.advance(seconds * 1_000);
  return world;
}

function statuses(pod: KubeObject): JsonValue[] {
  return listNames.flatMap((name) => asArray(member(pod['status'], name)));
}

function waitingMessages({ cluster }: World): string[] {
  const states = cluster.store.list('pods').flatMap(statuses);
  return states
    .map((status) => member(status, 'state', 'waiting'))
    .filter((waiting) => asString(member(waiting, 'message')) !== '')
    .map((waiting) => `${asString(member(waiting, 'reason'))}: ${asString(member(waiting, 'message'))}`);
}

it('begins at one moment, though filling it takes a while: what secrets hold is what registries take', () => {
  const clock = manualClock(start - 2);
  let looks = 0;
  const slow = { ...clock, now: () => clock.now() + (looks++ === 0 ? 0 : 5) };
  const world = startWorld({ clock: slow, seed: 1, lively: false });
  clock.advance(60_000);
  const gateways = world.cluster.store
    .list('pods')
    .filter(({ metadata }) => metadata.name?.startsWith('edge-gateway-'));
  const messages = gateways
    .flatMap(statuses)
    .map((status) => asString(member(status, 'state', 'waiting', 'message')));
  expect(messages).toHaveLength(12);
  expect(messages.filter((message) => message !== '')).toEqual([expect.stringContaining('no space left')]);
  world.stop();
});

/** One telling part of the text per kind of failure. */
const kinds: Readonly<Record<string, RegExp>> = {
  'no credential': /no basic auth credentials/,
  'wrong password': /401 Unauthorized$/,
  'token expired': /authorization token has expired/,
  'no right': /403 Forbidden/,
  'no right or no such image': /or it may not exist/,
  'anonymous token refused': /failed to fetch anonymous token/,
  'no such tag': /landing:v2\.31\.0-rc3: not found/,
  'no such digest': /@sha256:(0badc0de){8}: not found/,
  'wrong platform': /no match for platform/,
  'rate limit': /429 Too Many Requests/,
  'old format': /schema 1/,
  'unknown authority': /x509: certificate signed by unknown authority/,
  'connection refused': /7\.\d+:5000: connect: connection refused/,
  'no such host': /no such host/,
  timeout: /TLS handshake timeout/,
  'http for https': /server gave HTTP response to HTTPS client/,
  'registry unavailable': /503 Service Unavailable/,
  'disk full': /no space left on device/,
  'proxy down': /proxyconnect/,
  'not signed': /no signature found/,
  'invalid name': /^InvalidImageName/,
  'policy Never': /^ErrImageNeverPull/,
  'undecodable, base64': /^illegal base64 data/,
  'undecodable, no colon': /^unable to parse auth field/,
  'image volume': /ranking-model:2026-10: not found/,
  'several refusals': /ErrImagePull: \[.*401 Unauthorized, .*403 Forbidden.*\]/s,
};

describe('the company', () => {
  const world = worldAt(30);
  const { store } = world.cluster;
  const pods = store.list('pods');
  const images = pods.flatMap((pod) => containersOf(pod).map(({ image }) => image));
  const messages = waitingMessages(world);
  const parsed = images.flatMap((image) => {
    const result = parseImageReference(image);
    return result.ok ? [result.reference] : [];
  });

  it('has 14 namespaces of 5 teams and about 200 pods on 12 nodes', () => {
    const namespaces = store.list('namespaces');
    expect(namespaces).toHaveLength(14);
    expect(new Set(namespaces.map(({ metadata }) => metadata.labels?.['team'])).size).toBe(5);
    expect(pods.length).toBeGreaterThan(190);
    expect(pods.length).toBeLessThan(230);
    expect(store.list('nodes')).toHaveLength(12);
  });

  it('keeps 45 repositories on 7 registries, nearly all of them in use', () => {
    const serving = world.registries.all().filter(({ repositories }) => repositories.size > 0);
    expect(serving).toHaveLength(7);
    expect(serving.reduce((sum, { repositories }) => sum + repositories.size, 0)).toBe(45);
    const used = new Set(parsed.map((reference) => repositoryName(reference)));
    expect(used.size).toBeGreaterThan(35);
  });

  it.each(Object.entries(kinds))('shows a pull that fails for: %s', (_kind, text) => {
    expect(messages.filter((message) => text.test(message))).not.toEqual([]);
  });

  it('runs what it should: most containers are up, and nothing waits without a reason', () => {
    const states = pods.flatMap(statuses);
    const running = states.filter((status) => member(status, 'state', 'running') !== undefined);
    expect(running.length / states.length).toBeGreaterThan(0.6);
    expect(states.filter((status) => member(status, 'state') === undefined)).toEqual([]);
  });

  it('looks as if it had run for days: old pods, attempts behind them, events of the last hour only', () => {
    const ages = pods.map(({ metadata }) => start - Date.parse(metadata.creationTimestamp));
    expect(Math.max(...ages)).toBeGreaterThan(20 * 86_400_000);
    const events = store.list('events');
    const failed = events.filter(({ reason }) => reason === 'Failed').map(({ count }) => Number(count));
    expect(Math.max(...failed)).toBeGreaterThan(50);
    const last = events.map((event) => Date.parse(asString(event['lastTimestamp'])));
    expect(Math.min(...last)).toBeGreaterThan(start - 3_700_000);
  });

  it('has a pull that has taken minutes already', () => {
    const pod = store.get('pods', 'ml-platform', 'feature-store-0');
    const [status] = pod === undefined ? [] : statuses(pod);
    expect(member(status, 'state', 'waiting', 'reason')).toBe('ContainerCreating');
    const pulling = store
      .list('events', { namespace: 'ml-platform' })
      .find(({ message }) => asString(message).includes('feature-store'));
    expect(asString(pulling?.['reason'])).toBe('Pulling');
  });

  it('has tags that name different images on different nodes', () => {
    const digests = (image: string): number =>
      new Set(
        pods
          .flatMap(statuses)
          .filter((status) => asString(member(status, 'image')) === image)
          .map((status) => asString(member(status, 'imageID')))
          .filter((imageId) => imageId !== ''),
      ).size;
    expect(digests('registry.corp.example:5000/platform/otel-relay:2.3.1')).toBe(3);
    expect(digests('ghcr.io/corp-example/cart:stable')).toBe(2);
    expect(digests('docker.io/library/nginx:latest')).toBeGreaterThan(1);
  });

  it('has an image that starts on one node and fails on another', () => {
    const tools = store
      .list('pods', { namespace: 'notebooks' })
      .filter(({ metadata }) => metadata.name.startsWith('course-tools'));
    expect(tools.map((pod) => asString(member(pod['status'], 'phase'))).toSorted()).toEqual([
      'Pending',
      'Running',
    ]);
  });

  it.each([
    ['cart', 'error looking up service account cart/promo'],
    ['notebooks', 'exceeded quota: team-quota'],
    ['ci-runners', 'must not have leading or trailing whitespace'],
  ])('has a workload in %s that can make no pod: %s', (namespace, text) => {
    const failed = store.list('events', { namespace }).filter(({ reason }) => reason === 'FailedCreate');
    expect(failed.map(({ message }) => asString(message)).join('\n')).toContain(text);
  });

  it('keeps one credential in many namespaces', () => {
    const copies = store.list('secrets').filter(({ metadata }) => metadata.name === 'corp-pull');
    expect(copies).toHaveLength(4);
    expect(new Set(copies.map((secret) => JSON.stringify(secret['data']))).size).toBe(1);
  });
});

describe('time', () => {
  it('tells the same story for the same seed, hours later still', () => {
    const told = ({ cluster }: World): string =>
      JSON.stringify(allKinds().map(({ resource }) => cluster.store.list(resource)));
    expect(told(worldAt(3 * 3_600, 5))).toBe(told(worldAt(3 * 3_600, 5)));
  });

  it('always has a large image under way, hours later too', () => {
    const { store } = worldAt(6 * 3_600).cluster;
    const pulls = store.list('pods', { namespace: 'ml-platform' }).flatMap(statuses);
    const reasons = pulls.map((status) => asString(member(status, 'state', 'waiting', 'reason')));
    expect(reasons).toContain('ContainerCreating');
  });

  it('brings something new now and then, and nothing runs away', () => {
    const clock = manualClock(start);
    const { store } = startWorld({ clock, seed: 2 }).cluster;
    const before = new Set(store.list('pods').map(({ metadata }) => metadata.uid));
    clock.advance(3_600_000);
    const after = store.list('pods');
    expect(after.filter(({ metadata }) => !before.has(metadata.uid)).length).toBeGreaterThan(5);
    expect(after.length).toBeLessThan(240);
    expect(store.version).toBeLessThan(20_000);
  });
});
