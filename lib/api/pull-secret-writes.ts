import { z } from 'zod';
import { dnsLabel, dnsSubdomain } from './names.ts';
import { entryView, pullSecretTypes } from './pull-secrets.ts';
import { resultLine } from './writes.ts';

const password = z
  .string()
  .max(1_048_576, 'is larger than a Secret can hold, 1 MiB: enter the password or token alone');

const document = z
  .string()
  .max(5_242_880, 'is larger than 5 MB, and a Secret holds 1 MiB: keep only the registries you need');

/** A registry to sign in to. `server` is stored as written, as kubectl does. */
export const newEntry = z.strictObject({
  server: z.string().max(2048),
  username: z.string().max(4096),
  password,
  email: z.string().max(320).optional(),
});
export type NewEntry = z.infer<typeof newEntry>;

/** What to do where a secret of this name exists with other content. Nothing is overwritten unless asked for. */
export const onConflictChoices = ['leave', 'merge', 'replace'] as const;
const onConflict = z.enum(onConflictChoices);

/** Registries that can be typed, and secrets that a document can be split into. */
export const mostSecrets = 100;

const accountNames = z.array(dnsSubdomain).max(500);

export const createPullSecret = z.strictObject({
  name: dnsSubdomain,
  namespaces: z.array(dnsLabel).min(1, 'choose at least one namespace').max(2000),
  entries: z.array(newEntry).max(mostSecrets).optional(),
  document: document.optional(),
  type: z.enum(pullSecretTypes).default('kubernetes.io/dockerconfigjson'),
  split: z.enum(['one-secret', 'one-each']).default('one-secret'),
  immutable: z.boolean().default(false),
  labels: z.record(z.string().max(317), z.string().max(63)).default({}),
  serviceAccounts: z
    .union([
      z.enum(['none', 'default', 'all', 'using']),
      accountNames,
      z.strictObject({ names: accountNames.default([]), using: z.boolean().default(false) }),
    ])
    .default('none')
    .describe('`using`: accounts whose pods use these registries; with `names` both together'),
  dryRun: z.boolean().default(false),
  onConflict: z
    .strictObject({
      default: onConflict.default('leave'),
      byNamespace: z.record(z.string(), onConflict).default({}),
    })
    .default({ default: 'leave', byNamespace: {} }),
});
export type CreatePullSecret = z.infer<typeof createPullSecret>;

/** What is in the form, while one types: judged and compared without writing anything, not even a dry run. */
export const checkPullSecret = createPullSecret
  .omit({ dryRun: true })
  .extend({ name: z.string().max(253).default(''), namespaces: z.array(dnsLabel).max(2000).default([]) });
export type CheckPullSecret = z.infer<typeof checkPullSecret>;

/** A sentence at a field, before anything is written. */
export const inputWarning = z.object({
  field: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  sentence: z.string(),
});
export type InputWarning = z.infer<typeof inputWarning>;

/** What the form would do, from reads alone; quotas and webhooks show only in the API server's own dry run. */
export const pullSecretCheck = z.object({
  warnings: z.array(inputWarning),
  /** The entries as the kubelet would read them, values left out. */
  entries: z.array(
    z.object({
      key: z.string(),
      username: z.string(),
      form: entryView.shape.form,
      preset: z.string().nullable().describe('the kind of registry it is recognised as'),
      matches: z.int().describe('images of the chosen namespaces that it would serve'),
    }),
  ),
  results: z.array(resultLine),
  pending: z.boolean().describe('some namespaces are still being read'),
});
export type PullSecretCheck = z.infer<typeof pullSecretCheck>;

/** One change of one entry; the rest of the document keeps every byte. */
export const entryEdit = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('set-password'),
    key: z.string().max(2048),
    username: z.string().max(4096).optional(),
    password,
  }),
  z.strictObject({
    action: z.literal('add'),
    server: z.string().max(2048),
    username: z.string().max(4096),
    password,
    email: z.string().max(320).optional(),
  }),
  z.strictObject({
    action: z.literal('copy'),
    key: z.string().max(2048),
    newKey: z.string().max(2048),
  }),
  z.strictObject({ action: z.literal('remove'), key: z.string().max(2048) }),
  z.strictObject({
    action: z.literal('rename'),
    key: z.string().max(2048),
    newKey: z.string().max(2048),
  }),
]);
export type EntryEdit = z.infer<typeof entryEdit>;

export const editPullSecret = z.strictObject({
  resourceVersion: z.string().max(64).describe('of the secret as it was seen'),
  edits: z.array(entryEdit).max(50).default([]),
  /** Replaces the whole document, for repairing one that cannot be decoded. */
  document: document.optional(),
  /** For immutable secrets and changes of type: the new secret's name, to which every link is moved. */
  replaceAs: dnsSubdomain.optional(),
  /** The new secret's type, where it is to be another. */
  type: z.enum(pullSecretTypes).optional(),
  dryRun: z.boolean().default(false),
});
export type EditPullSecret = z.infer<typeof editPullSecret>;

/** The same edit wherever the same credential is held: one plan over all namespaces this person may write. */
export const rotatePullSecret = z.strictObject({
  namespace: dnsLabel,
  name: dnsSubdomain,
  key: z.string().max(2048),
  username: z.string().max(4096).optional(),
  password,
  namespaces: z
    .array(dnsLabel)
    .max(2000)
    .optional()
    .describe('a choice among those that hold it; all where absent'),
  leftOut: z.array(dnsLabel).max(2000).default([]).describe('namespaces that keep the old password'),
  dryRun: z.boolean().default(false),
});
export type RotatePullSecret = z.infer<typeof rotatePullSecret>;

export const deletePullSecret = z.strictObject({
  resourceVersion: z.string().max(64).optional(),
  unlink: z.enum(['yes', 'no']).default('yes'),
  dryRun: z.boolean().default(false),
});
export type DeletePullSecret = z.infer<typeof deletePullSecret>;

/** The same over many secrets, each only if it is still as it was seen. */
export const deletePullSecrets = deletePullSecret.omit({ resourceVersion: true }).extend({
  secrets: z
    .array(
      z.strictObject({
        namespace: dnsLabel,
        name: dnsSubdomain,
        resourceVersion: deletePullSecret.shape.resourceVersion,
      }),
    )
    .min(1, 'choose at least one secret')
    .max(2000),
});
export type DeletePullSecrets = z.infer<typeof deletePullSecrets>;
