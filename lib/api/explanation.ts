import { z } from 'zod';
import { notTriedReasons } from '#lib/domain/pull/credential-lookup.ts';
import { cardLooks, lineKinds } from '#lib/domain/pull/path.ts';
import { newPodNeeds, type Remedy, remedyCodes, restartableKinds } from '#lib/domain/pull/remedy.ts';
import type { Sentence } from '#lib/domain/pull/sentence.ts';
import { pullBreak, pullCause, timestamp } from './common.ts';
import { containerRow, image, nextAttempt, owner, podEvent, pullState } from './pods.ts';

/** A sentence in parts: plain text, code, the name of a secret in the pod's namespace, or strong words. */
export const sentence = z.array(
  z.union([
    z.string(),
    z.object({ code: z.string() }),
    z.object({ secret: z.string() }),
    z.object({ strong: z.string() }),
  ]),
) satisfies z.ZodType<Sentence>;

const namespace = z.string();

/** What the page that cures it opens with. Nothing in it is a value of a credential. */
export const remedyAction = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('create-secret'),
    namespace,
    name: z.string().nullable(),
    server: z.string(),
    serviceAccount: z.string().nullable(),
  }),
  z.object({ kind: z.literal('link'), namespace, secret: z.string(), account: z.string() }),
  z.object({ kind: z.literal('edit-entry'), namespace, secret: z.string(), key: z.string() }),
  z.object({
    kind: z.literal('add-entry'),
    namespace,
    secret: z.string(),
    key: z.string(),
    copyFrom: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('rename-key'),
    namespace,
    secret: z.string(),
    key: z.string(),
    newKey: z.string(),
  }),
  z.object({ kind: z.literal('open-secret'), namespace, secret: z.string() }),
  z.object({
    kind: z.literal('restart'),
    namespace,
    workload: z.object({ kind: z.enum(restartableKinds), name: z.string() }),
  }),
  z.object({ kind: z.literal('delete-pod'), namespace, pod: z.string(), uid: z.string() }),
  z.object({ kind: z.literal('none') }),
]) satisfies z.ZodType<Remedy['action']>;

export const remedy = z.object({
  code: z.enum(remedyCodes),
  title: z.string(),
  why: sentence,
  needsNewPods: z.enum(newPodNeeds),
  action: remedyAction,
  kubectl: z.array(z.string()),
}) satisfies z.ZodType<Remedy>;

const card = { id: z.string(), look: z.enum(cardLooks), sentence };

const entryCard = z.object({
  ...card,
  kind: z.literal('entry'),
  secret: z.string(),
  key: z.string(),
  username: z.string(),
  form: z.enum(['auth', 'fields', 'empty', 'identity-token-only']),
  expiresAt: timestamp.nullable(),
  number: z.int().nullable(),
  reason: z.enum(['match', 'docker-hub-fallback', 'not-listed', ...notTriedReasons]),
  difference: z.object({ has: z.string(), asks: z.string() }).nullable(),
});
export type EntryCardView = z.infer<typeof entryCard>;

const otherCard = z.object({
  ...card,
  kind: z.enum(['anonymous', 'node-credentials', 'node-image', 'not-visible']),
  title: z.string(),
  number: z.int().nullable(),
});

const stop = {
  summary: z.string(),
  passed: z.enum(['yes', 'hollow', 'broken', 'not-reached', 'unseen']),
};

/** The five columns of the drawn path; `lines` name the ids of cards. */
export const pullPath = z.object({
  pod: z.object({
    ...stop,
    card: z.object({
      ...card,
      name: z.string(),
      lists: z.int(),
      origin: z.enum(['none', 'own', 'copied', 'own-or-copied']),
    }),
  }),
  account: z.object({
    ...stop,
    card: z
      .object({
        ...card,
        name: z.string(),
        lists: z.array(z.string()).nullable(),
        changed: z.boolean(),
      })
      .nullable(),
  }),
  secret: z.object({
    ...stop,
    cards: z.array(
      z.object({
        ...card,
        name: z.string(),
        state: z.enum([
          'read',
          'missing',
          'wrong-type',
          'wrong-key',
          'undecodable',
          'not-readable',
          'pending',
          'not-listed',
        ]),
        type: z.string(),
        entries: z.int(),
      }),
    ),
  }),
  entry: z.object({
    ...stop,
    cards: z.array(z.union([entryCard, otherCard])),
    folded: z
      .object({ id: z.string(), count: z.int(), sentence: z.string(), entries: z.array(entryCard) })
      .nullable(),
  }),
  registry: z.object({
    ...stop,
    card: z.object({ ...card, host: z.string(), image: z.string() }),
    answers: z.array(z.object({ ...card, title: z.string() })),
  }),
  lines: z.array(z.object({ from: z.string(), to: z.string(), kind: z.enum(lineKinds) })),
});
export type PullPathView = z.infer<typeof pullPath>;

/** The words that decided: where they stand, and from where to where. */
const evidence = z.object({
  in: z.enum(['reason', 'message', 'event']),
  event: z.int().nullable(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
});

/** One container's pull explained, with what it was concluded from. */
export const explanation = z.object({
  namespace,
  pod: z.string(),
  podUid: z.string(),
  container: z.string(),
  kind: containerRow.shape.kind,
  image,
  policy: containerRow.shape.policy,
  node: z
    .object({
      name: z.string(),
      machine: z
        .object({ platform: z.string(), kubelet: z.string(), runtime: z.string() })
        .nullable()
        .describe('null where this person may not see nodes'),
    })
    .nullable()
    .describe('null while the pod is on none'),
  owner: owner.nullable(),
  replicas: z
    .object({ ready: z.int(), wished: z.int() })
    .nullable()
    .describe('of the owner, where it has such numbers and this person may see them'),
  since: timestamp.nullable(),
  state: pullState,
  break: pullBreak.nullable(),
  causes: z.array(z.object({ code: pullCause, sentence: z.string(), evidence: evidence.nullable() })),
  remembered: z.boolean().describe('told by the cluster earlier, not any more'),
  headline: sentence,
  why: sentence,
  path: pullPath,
  order: z.array(sentence),
  nodeSources: z.array(z.object({ name: z.string(), sentence: z.string() })),
  nodeNotes: z.array(sentence),
  nextAttempt: nextAttempt.nullable(),
  remedies: z.array(remedy),
  /** What the kubelet said; evidence refers to it. */
  said: z.object({
    reason: z.string(),
    message: z.string(),
    events: z.array(podEvent).nullable(),
    eventsProblem: z.string().nullable(),
  }),
  /** Key of its group in `GET failures?groupBy=root`, null where nothing fails. */
  root: z.string().nullable(),
  pending: z.boolean().describe('secrets are still being read; ask again'),
  kubectl: z.string(),
});
export type Explanation = z.infer<typeof explanation>;

export const pullQuery = z.strictObject({
  uid: z.string().max(64).optional().describe('of the pod one looks at already: 204 once it is no more'),
});
export type PullQuery = z.infer<typeof pullQuery>;
