/** What the simulated registries know. Times are epoch milliseconds; everything is asked "as of" a moment. */

export type Platform = 'linux/amd64' | 'linux/arm64';

/** What a tag pointed to from a moment on. */
export type Pushed = {
  digest: string;
  at: number;
  sizeBytes: number;
  platforms: readonly Platform[];
  /** An image in the old format that runtimes no longer read. */
  schema1: boolean;
};

export type Repository = {
  /** Without the registry: `payments/ledger-api`. */
  path: string;
  isPublic: boolean;
  /** Newest last. */
  tags: ReadonlyMap<string, readonly Pushed[]>;
  /** Where one repository is served more slowly than its registry. */
  bytesPerSecond: number | null;
};

/** A user name with a password that is right from `from` until `until`. */
export type Account = {
  username: string;
  password: string;
  from: number;
  until: number;
  /** Path prefixes this account may pull; empty means all. */
  mayPull: readonly string[];
};

/** How a host behaves before any question of rights comes up. */
export type Reachability =
  | 'serving'
  | 'self-signed'
  | 'connection-refused'
  | 'timing-out'
  | 'plain-http'
  | 'unavailable'
  | 'hanging-up'
  | 'corrupting';

/** Which words a registry finds for "no": each product has its own. */
export const flavours = [
  'hub',
  'ghcr',
  'quay',
  'htpasswd',
  'ecr',
  'artifact-registry',
  'kubernetes',
] as const;

export type Flavour = (typeof flavours)[number];

export type AnonymousLimit = { pulls: number; windowMs: number };

export type Registry = {
  /** Host and port as image references name it. */
  host: string;
  /** Host that answers, where it differs: docker.io is served by registry-1.docker.io. */
  servedBy: string;
  flavour: Flavour;
  reachability: Reachability;
  bytesPerSecond: number;
  repositories: ReadonlyMap<string, Repository>;
  accounts: readonly Account[];
  anonymousLimit: AnonymousLimit | null;
};

export type Credential = { username: string; password: string };

/** Why one attempt failed; the recorded texts are chosen by it. */
export const refusals = [
  'no-credential',
  'wrong-password',
  'token-expired',
  'no-right',
  'no-such-tag',
  'no-such-digest',
  'no-such-repository',
  'wrong-platform',
  'rate-limited',
  'schema-1',
  'self-signed',
  'connection-refused',
  'no-such-host',
  'timing-out',
  'plain-http',
  'unavailable',
  'hanging-up',
  'corrupting',
  'disk-full',
  'proxy-down',
  'unsigned',
] as const;

export type Refusal = (typeof refusals)[number];

export type Served = { pushed: Pushed; bytesPerSecond: number };

export type Answer = { is: 'served'; served: Served } | { is: 'refused'; refusal: Refusal };
