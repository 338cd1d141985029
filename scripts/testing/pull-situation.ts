import type { NodeRecord } from '#lib/domain/node/record.ts';
import type { ContainerRecord, PodRecord } from '#lib/domain/pod/record.ts';
import type { EntryFacts, NamedSecret, SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';

/** Builders of situations for tests: what a case is about is said, the rest is usual. */

export const minute = 60_000;
export const now = Date.UTC(2026, 4, 4, 12);

export function entry(key: string, more: Partial<EntryFacts> = {}): EntryFacts {
  return { key, username: 'bot', form: 'auth', expiresAt: null, expiryBasis: null, ...more };
}

export function secretFacts(
  name: string,
  keys: readonly (string | EntryFacts)[],
  more: Partial<SecretFacts> = {},
): SecretFacts {
  const entries = keys.map((key) => (typeof key === 'string' ? entry(key) : key));
  return {
    namespace: 'shop',
    name,
    uid: `uid-${name}`,
    resourceVersion: '1',
    type: 'kubernetes.io/dockerconfigjson',
    immutable: false,
    createdAt: now - 60 * minute,
    writtenAt: now - 60 * minute,
    labels: {},
    managers: [],
    document: { is: 'decoded', entries },
    fingerprint: `print-${name}`,
    ...more,
  };
}

export function there(facts: SecretFacts): NamedSecret {
  return { is: 'there', name: facts.name, facts };
}

export function waiting(message: string, reason = 'ErrImagePull'): ContainerRecord['state'] {
  return { is: 'waiting', reason, message };
}

export const running: ContainerRecord['state'] = { is: 'running', since: now - minute };

/** Texts as kubelets say them, containerd 2 unless named otherwise. */
export const texts = {
  unauthorized:
    'failed to pull and unpack image "R": failed to resolve image: unexpected status from HEAD request to https://ghcr.io/v2/team/app/manifests/1: 401 Unauthorized',
  nothingSent:
    'failed to pull and unpack image "R": failed to resolve image: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
  ambiguous:
    'failed to pull and unpack image "R": failed to resolve image: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  forbidden:
    'failed to pull and unpack image "R": failed to resolve image: unexpected status from HEAD request to https://ghcr.io/v2/team/app/manifests/1: 403 Forbidden',
  anonymousForbidden:
    'failed to pull and unpack image "R": failed to resolve image: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token: 403 Forbidden',
  tokenForbidden:
    'failed to pull and unpack image "R": failed to resolve image: failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://ghcr.io/token: 403 Forbidden',
  notFound:
    'rpc error: code = NotFound desc = failed to pull and unpack image "R": failed to resolve image: R: not found',
  rateLimit:
    'failed to pull and unpack image "R": failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/redis/manifests/sha256:0: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.',
  platform:
    'rpc error: code = NotFound desc = get image config descriptor: no match for platform in manifest sha256:0: not found',
  tls: 'failed to do request: Head "https://ghcr.io/v2/team/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  dns: 'failed to do request: Head "https://ghcr.io/v2/": dial tcp: lookup ghcr.io on 10.0.0.2:53: no such host',
  undecodable: 'unable to parse auth field, must be formatted as base64(username:password)',
  backOff: 'Back-off pulling image "R"',
} as const;

export function node(more: Partial<NodeRecord> = {}): NodeRecord {
  return {
    uid: 'uid-node',
    namespace: '',
    name: 'node-07',
    resourceVersion: '1',
    createdAt: now - 1000 * minute,
    ready: 'True',
    pressures: [],
    os: 'linux',
    architecture: 'arm64',
    kubeletVersion: 'v1.35.1',
    runtime: 'containerd://2.4.2',
    unschedulable: false,
    labels: [],
    images: [],
    ...more,
  };
}

export function container(more: Partial<ContainerRecord> = {}): ContainerRecord {
  return {
    kind: 'app',
    name: 'app',
    image: 'ghcr.io/team/app:1',
    policy: 'IfNotPresent',
    state: waiting(texts.unauthorized),
    imageId: '',
    restarts: 0,
    imageVolumes: [],
    ...more,
  };
}

export function pod(containers: readonly ContainerRecord[], more: Partial<PodRecord> = {}): PodRecord {
  return {
    uid: 'uid-pod',
    namespace: 'shop',
    name: 'cart-7c9-x2x7q',
    resourceVersion: '1',
    createdAt: now - 41 * minute,
    deletedAt: null,
    phase: 'Pending',
    node: 'node-07',
    sandboxReadyAt: now - 41 * minute,
    serviceAccount: 'cart',
    imagePullSecrets: [],
    labels: [],
    controller: { kind: 'ReplicaSet', name: 'cart-7c9' },
    containers,
    ...more,
  };
}

type Case = Partial<Omit<PullSituation, 'container' | 'namedSecrets'>> & {
  container?: Partial<ContainerRecord>;
  /** The pod's list, in order. */
  lists?: readonly NamedSecret[];
  /** What the account links; by default what the pod lists. */
  links?: readonly string[];
  /** Other secrets of the namespace. */
  others?: readonly SecretFacts[];
};

/** A pod of Deployment cart in namespace shop with one container that cannot pull ghcr.io/team/app:1. */
export function situation({
  container: part = {},
  lists = [],
  links,
  others = [],
  ...more
}: Case = {}): PullSituation {
  const subject = container(part);
  const names = lists.map(({ name }) => name);
  const listed = lists.flatMap((named) => (named.is === 'there' ? [named.facts] : []));
  return {
    now,
    pod: pod([subject], { imagePullSecrets: names }),
    container: subject,
    state: subject.state.is === 'running' ? 'running' : 'failing',
    owner: { kind: 'Deployment', kindName: 'Deployment', name: 'cart' },
    template: [],
    account: { is: 'there', name: 'cart', imagePullSecrets: links ?? names },
    namedSecrets: lists,
    namespaceSecrets: { is: 'read', secrets: [...listed, ...others] },
    events: [],
    remembered: null,
    refused: new Set(),
    attemptsSeen: [],
    watchedSince: now - 60 * minute,
    node: null,
    runsOnNodes: [],
    ...more,
  };
}
