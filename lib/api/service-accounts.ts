import { z } from 'zod';
import { listOf, manyOf, pageNumber, pageSize, timestamp } from './common.ts';
import { dnsLabel, dnsSubdomain, filterText } from './names.ts';

/** A name in one of an account's two lists, and what is behind it. */
export const linkedSecret = z.object({
  name: z.string(),
  state: z.enum(['there', 'broken', 'missing', 'platform', 'not-readable', 'pending']),
});

export const accountStates = [
  'not-linked',
  'failing',
  'undecodable',
  'missing-secret',
  'older-list',
  'rate-limit',
  'not-known',
  'matches-nothing',
  'own-lists',
  'needs-none',
  'covered',
  'no-pods',
] as const;

export const accountRow = z.object({
  namespace: z.string(),
  name: z.string(),
  resourceVersion: z.string(),
  createdAt: timestamp,
  imagePullSecrets: z.array(linkedSecret),
  secrets: z.array(linkedSecret),
  pods: z.int(),
  /** What its pods ask, registry by registry. */
  asks: z.array(
    z.object({
      registry: z.string(),
      state: z.enum(['covered', 'public', 'failing', 'waiting', 'not-linked', 'not-known']),
      word: z.string(),
    }),
  ),
  /** Pods by the list they carry; `isCurrent` where it is the account's list of today. */
  lists: z.array(
    z.object({
      names: z.array(z.string()),
      isCurrent: z.boolean(),
      isOwn: z.boolean(),
      pods: z.int(),
      workloads: z.array(z.object({ kind: z.string(), name: z.string(), pods: z.int() })),
    }),
  ),
  state: z.object({
    code: z.enum(accountStates),
    severity: z.enum(['fail', 'warn', 'ok', 'none', 'forbidden']),
    label: z.string(),
    sentence: z.string(),
  }),
});
export type AccountRow = z.infer<typeof accountRow>;

export const accountFacets = ['state', 'namespace', 'registry'] as const;
export const accountQuery = z.strictObject({
  namespace: manyOf(dnsLabel),
  q: filterText(500).optional(),
  state: manyOf(z.enum(accountStates)),
  registry: manyOf(filterText(300)),
  secret: z.string().max(253).optional(),
  sort: z.enum(['state', '-state', 'name', '-name', 'namespace', '-namespace']).default('state'),
  page: pageNumber,
  pageSize,
});
export type AccountQuery = z.infer<typeof accountQuery>;

/** A file of every account that passes the filters. */
export const accountExportQuery = accountQuery
  .omit({ page: true, pageSize: true })
  .extend({ format: z.enum(['csv', 'json']).default('csv') });
export type AccountExportQuery = z.infer<typeof accountExportQuery>;

/** The columns of the CSV, a line per account. */
export const accountExportColumns = [
  'namespace',
  'service account',
  'for pull',
  'for mount',
  'names without a secret',
  'its pods ask',
  'pods',
  'pods with an older list',
  'state',
  'reason',
  'created',
] as const;
export type AccountExportColumn = (typeof accountExportColumns)[number];

export const accountList = listOf(accountRow, accountFacets).extend({
  pending: z.boolean(),
  kubectl: z.string(),
});
export type AccountList = z.infer<typeof accountList>;

/** Link or unlink one secret on many accounts. Other names on the lists are never touched. */
export const linkPullSecret = z.strictObject({
  action: z.enum(['link', 'unlink']),
  secret: dnsSubdomain,
  lists: z
    .array(z.enum(['imagePullSecrets', 'secrets']))
    .min(1)
    .max(2)
    .default(['imagePullSecrets']),
  namespaces: z.array(dnsLabel).min(1, 'choose at least one namespace').max(2000),
  serviceAccounts: z.union([z.literal('all'), z.array(dnsSubdomain).min(1).max(500)]).default(['default']),
  /** `leave` out accounts in namespaces that have no such secret, or link the name `anyway`. */
  onMissingSecret: z.enum(['leave', 'anyway']).default('leave'),
  dryRun: z.boolean().default(false),
});
export type LinkPullSecret = z.infer<typeof linkPullSecret>;
