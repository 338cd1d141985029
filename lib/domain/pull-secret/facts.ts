/** What may be known of a pull secret outside the function that read it: everything but its values. */

/** How the kubelet would read an entry: from `auth`, from `username`/`password`, or nothing it can use. */
export type EntryForm = 'auth' | 'fields' | 'empty' | 'identity-token-only';

export type EntryFacts = {
  /** The key as written in the document, e.g. `https://index.docker.io/v1/`. */
  key: string;
  username: string;
  form: EntryForm;
  /** Epoch milliseconds, from a JWT's `exp` or the registry's known lifetime; null where it cannot be told. */
  expiresAt: number | null;
  /** How `expiresAt` is known. */
  expiryBasis: 'jwt' | 'registry-lifetime' | null;
};

/** Go's reading of the document: one bad entry makes all of it undecodable (kubelet pkg/credentialprovider/secrets). */
export type DocumentFacts =
  | { is: 'decoded'; entries: readonly EntryFacts[] }
  /** `problem` in Go's own words; `entryKey` where one entry is to blame. */
  | { is: 'undecodable'; problem: string; entryKey?: string }
  | { is: 'wrong-type' }
  | { is: 'wrong-key'; expectedKey: string };

export type PullSecretType = 'kubernetes.io/dockerconfigjson' | 'kubernetes.io/dockercfg';

export type SecretFacts = {
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
  /** As the object says; anything but a PullSecretType is ignored by the kubelet. */
  type: string;
  immutable: boolean;
  createdAt: number;
  /** When its data was last written, as far as managedFields tell; else when it was made. */
  writtenAt: number;
  labels: Readonly<Record<string, string>>;
  /** Names of tools that own the object (Argo CD, Flux, Helm, OpenShift, Pullport), from labels and annotations. */
  managers: readonly string[];
  document: DocumentFacts;
  /** Keyed hash over the meaning of the document: equal credentials have equal fingerprints. Never leaves the server. */
  fingerprint: string;
};

/** A name in a pod's imagePullSecrets and what this reader can know of it. */
export type NamedSecret =
  | { is: 'there'; name: string; facts: SecretFacts }
  | { is: 'missing'; name: string }
  | { is: 'not-readable'; name: string }
  | { is: 'pending'; name: string };
