import { z } from 'zod';
import { listOf, manyOf, pageNumber, pageSize, timestamp } from './common.ts';
import { dnsLabel, dnsSubdomain, filterText } from './names.ts';

export const pullSecretTypes = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'] as const;

/** An entry as the browser may know it. There is no field for a value. */
export const entryView = z.object({
  key: z.string(),
  username: z.string(),
  form: z.enum(['auth', 'fields', 'empty', 'identity-token-only']),
  expiresAt: timestamp.nullable(),
  expiryBasis: z.enum(['jwt', 'registry-lifetime']).nullable(),
  /** Images in the secret's namespace that this entry serves. */
  serves: z.array(z.string()),
  servesCount: z.int(),
  /** Why it is never tried for anything here; null where it is. */
  neverTried: z.string().nullable(),
});
export type EntryView = z.infer<typeof entryView>;

export const healthCodes = [
  'undecodable',
  'wrong-type',
  'missing',
  'rejected',
  'expired',
  'expiring',
  'matches-nothing',
  'not-linked',
  'unused',
  'duplicate',
  'managed',
  'in-use',
  'forbidden',
] as const;
export const health = z.object({
  code: z.enum(healthCodes),
  severity: z.enum(['fail', 'warn', 'ok', 'none', 'forbidden']),
  label: z.string(),
  sentence: z.string(),
});
export type Health = z.infer<typeof health>;

const workload = z.object({ kind: z.string(), name: z.string(), pods: z.int(), failing: z.int() });

/** Who uses a secret in its namespace. */
export const secretUse = z.object({
  accounts: z.array(z.string()),
  workloads: z.array(workload),
  pods: z.int(),
  failing: z.int(),
  failingSince: timestamp.nullable(),
});

export const secretRow = z.object({
  namespace: z.string(),
  name: z.string(),
  type: z.string(),
  immutable: z.boolean(),
  createdAt: timestamp.nullable().describe('null where only name and type could be read'),
  resourceVersion: z.string(),
  managers: z.array(z.string()),
  entries: z.array(entryView),
  problem: z.string().nullable().describe('why the document cannot be used'),
  use: secretUse,
  health,
});
export type SecretRow = z.infer<typeof secretRow>;

/** A credential: equal documents, in as many namespaces as hold it. */
export const credentialRow = z.object({
  /** namespace/name of the oldest one this person may see. */
  id: z.string(),
  names: z.array(z.string()),
  username: z.string(),
  keys: z.array(z.object({ key: z.string(), neverTried: z.boolean() })),
  secrets: z.array(secretRow),
  accounts: z.int(),
  pods: z.int(),
  workloads: z.int(),
  failing: z.int(),
  health,
  expiresAt: timestamp.nullable(),
});
export type CredentialRow = z.infer<typeof credentialRow>;

export const pullSecretFacets = ['health', 'namespace', 'registry', 'type'] as const;
export const pullSecretQuery = z.strictObject({
  groupBy: z.enum(['credential', 'secret']).default('credential'),
  namespace: manyOf(dnsLabel),
  q: filterText(500).optional(),
  health: manyOf(z.enum(healthCodes)),
  registry: manyOf(filterText(300)),
  type: manyOf(filterText(253)),
  sort: z
    .enum(['health', '-health', 'name', '-name', 'expires', '-expires', 'pods', '-pods'])
    .default('health'),
  page: pageNumber,
  pageSize,
});
export type PullSecretQuery = z.infer<typeof pullSecretQuery>;

export const pullSecretList = listOf(credentialRow, pullSecretFacets).extend({
  secrets: z.int().describe('secrets in the result'),
  missing: z.int().describe('rows of names behind which there is no secret'),
  /** Namespaces that this person sees but may not list secrets in. */
  refused: z.array(z.string()),
  pending: z.boolean().describe('some namespaces are still being read'),
  kubectl: z.string(),
});
export type PullSecretList = z.infer<typeof pullSecretList>;

/** A file of every pull secret that passes the filters. */
export const pullSecretExportQuery = pullSecretQuery
  .omit({ page: true, pageSize: true })
  .extend({ format: z.enum(['csv', 'json']).default('csv') });
export type PullSecretExportQuery = z.infer<typeof pullSecretExportQuery>;

/** The columns of the CSV, a line per entry of a secret; a secret without one has a line, too. */
export const pullSecretExportColumns = [
  'namespace',
  'secret',
  'type',
  'immutable',
  'registry key',
  'user',
  'expires',
  'images served',
  'never tried because',
  'health',
  'reason',
  'service accounts',
  'pods',
  'failing pods',
  'managed by',
  'created',
] as const;
export type PullSecretExportColumn = (typeof pullSecretExportColumns)[number];

export const pullSecretParams = z.object({ namespace: dnsLabel, name: dnsSubdomain });

/** One credential, as its page shows it: the secret asked for first, then its equals elsewhere. */
export const pullSecretDetail = z.object({
  secret: secretRow,
  equals: z.array(secretRow),
  pending: z.boolean().describe('equals may be missing: some namespaces are still being read'),
  effects: z.array(
    z.object({
      severity: z.enum(['fail', 'ok', 'warn', 'none']),
      title: z.string(),
      detail: z.string(),
    }),
  ),
  history: z.array(
    z.object({
      at: timestamp.nullable(),
      manager: z.string(),
      operation: z.string(),
      fields: z.array(z.string()),
    }),
  ),
  rights: z
    .object({ update: z.boolean(), delete: z.boolean(), patchAccounts: z.boolean() })
    .describe('what may be done here; OpenShift’s own secrets are left alone'),
  /** What a secret of type kubernetes.io/dockerconfigjson can take over from it as it is; null where it is one, or nothing can be read. */
  convertible: z.array(z.object({ key: z.string(), username: z.string() })).nullable(),
  yaml: z.string().describe('how a Pod refers to it'),
  kubectl: z.string(),
});
export type PullSecretDetail = z.infer<typeof pullSecretDetail>;
