import type { EntryForm } from '#lib/domain/pull-secret/facts.ts';

/** Why the kubelet does not offer an entry for an image. */
export const notTriedReasons = [
  'path-differs',
  'port-differs',
  'never-matches',
  'fallback-not-needed',
  'glob-labels',
  'host-differs',
  'fallback-only-docker-hub',
  'unparsable-key',
  'secret-undecodable',
] as const;
export type NotTriedReason = (typeof notTriedReasons)[number];

export type LookupEntry = {
  /** The secret it comes from, by name. */
  secret: string;
  /** As written in the secret. */
  key: string;
  username: string;
  /** `empty` and `identity-token-only` are offered like any other: they sign in as nobody. */
  form: EntryForm;
  expiresAt: number | null;
};

export type TriedEntry = LookupEntry & {
  /** Its place in the kubelet's order, from 1. */
  number: number;
  by: 'match' | 'docker-hub-fallback';
  /** Another key of the same secret is the same to the kubelet: which of them comes first changes by chance. */
  orderByChance: boolean;
  sentence: string;
};

export type NotTriedEntry = LookupEntry & {
  reason: NotTriedReason;
  sentence: string;
  /** The part of the key that decides, e.g. `no port`; `asks` is what the image has there. */
  has: string;
  asks: string;
};

/** `wrong-type`, `wrong-key` and `missing` are passed over by the kubelet; `undecodable` fails the whole pull. */
export type LookupSecretState =
  | 'read'
  | 'missing'
  | 'wrong-type'
  | 'wrong-key'
  | 'undecodable'
  | 'not-readable'
  | 'pending';

export type LookupSecret = {
  name: string;
  state: LookupSecretState;
  entries: number;
  sentence: string;
};

/** What the kubelet does with the secrets a pod names. Node files and credential providers come after and are not seen here. */
export type CredentialLookup = {
  /** `docker.io/library/nginx`: what the keys are compared with. */
  repository: string;
  /** `fails`: a secret cannot be decoded, nothing is asked of the registry. `unknown`: some secrets were not read. */
  outcome: 'tried' | 'anonymous' | 'fails' | 'unknown';
  sentence: string;
  /** In the kubelet's order; empty where the outcome is `fails`. */
  tried: readonly TriedEntry[];
  /** Nearest miss first. */
  notTried: readonly NotTriedEntry[];
  /** In the order of the pod's list, names left empty passed over. */
  secrets: readonly LookupSecret[];
  /** The secrets that make the whole pull fail, in the order of the list. */
  undecodable: readonly string[];
  /** False while secrets are not readable or not yet read. */
  complete: boolean;
  /** One attempt without credentials, unless the node has some of its own. */
  anonymousFollows: boolean;
  dockerHubFallbackUsed: boolean;
};
