import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContainerRecord } from '#lib/domain/pod/record.ts';
import type { DocumentFacts, NamedSecret } from '#lib/domain/pull-secret/facts.ts';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { failureRecord, rootKey } from '#lib/domain/pull/failure-record.ts';
import { breakCodes } from '#lib/domain/pull/hops.ts';
import type { PullExplanation } from '#lib/domain/pull/explanation.ts';
import type { AccountKnowledge, NamespaceSecrets, PullSituation } from '#lib/domain/pull/situation.ts';
import { container, entry, node, now, pod, secretFacts, texts } from '#scripts/testing/pull-situation.ts';

const awkward = fc.constantFrom(
  '',
  '\u202egnp',
  '<b>',
  'a\nb',
  '[',
  '*',
  '::',
  'ghcr.io/[',
  'x'.repeat(5000),
);
const keyText = fc.oneof(
  fc.constantFrom(
    'ghcr.io',
    'ghcr.io:443',
    'ghcr.io/team',
    '*.io',
    'https://index.docker.io/v1/',
    'registry-1.docker.io',
  ),
  awkward,
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const names = fc.constantFrom('a', 'b', 'c', 'd', '');
const imageText = fc.oneof(fc.constantFrom('ghcr.io/team/app:1', 'nginx', 'A/b', 'ghcr.io:5000/x'), awkward);

const entryFacts = fc
  .record({
    key: keyText,
    username: fc.string({ maxLength: 10 }),
    form: fc.constantFrom('auth', 'fields', 'empty', 'identity-token-only'),
    expiresAt: fc.option(fc.integer({ min: now - 1e6, max: now + 1e6 })),
  })
  .map(({ key, ...more }) => entry(key, more));

const document: fc.Arbitrary<DocumentFacts> = fc.oneof(
  fc.array(entryFacts, { maxLength: 8 }).map((entries) => ({ is: 'decoded' as const, entries })),
  fc.constant({ is: 'undecodable' as const, problem: 'illegal base64 data', entryKey: 'x' }),
  fc.constant({ is: 'wrong-type' as const }),
  fc.constant({ is: 'wrong-key' as const, expectedKey: '.dockercfg' }),
);

const facts = fc
  .record({ name: names, document, immutable: fc.boolean() })
  .map(({ name, ...more }) => secretFacts(name, [], more));

const named: fc.Arbitrary<NamedSecret> = fc.oneof(
  facts.map((each): NamedSecret => ({ is: 'there', name: each.name, facts: each })),
  fc.record({ is: fc.constantFrom('missing', 'not-readable', 'pending'), name: names }),
);

/** A list may name a secret twice; both times it is the same one. */
function oneSecretPerName(list: readonly NamedSecret[]): NamedSecret[] {
  return list.map(({ name }) => list.find((each) => each.name === name)).filter((each) => each !== undefined);
}

const account: fc.Arbitrary<AccountKnowledge> = fc.oneof(
  fc.record({
    is: fc.constant('there' as const),
    name: fc.constant('cart'),
    imagePullSecrets: fc.array(names, { maxLength: 3 }),
  }),
  fc.constantFrom(
    { is: 'missing', name: 'cart' } as const,
    { is: 'not-readable', name: 'cart' } as const,
    { is: 'none' } as const,
  ),
);

const others: fc.Arbitrary<NamespaceSecrets> = fc.oneof(
  fc.array(facts, { maxLength: 4 }).map((secrets) => ({ is: 'read' as const, secrets })),
  fc.constantFrom({ is: 'not-readable' } as const, { is: 'pending' } as const),
);

const said = fc.oneof(
  fc.constantFrom(...Object.values(texts)),
  fc
    .array(fc.constantFrom(...Object.values(texts)), { minLength: 2, maxLength: 3 })
    .map((all) => `[${all.join(', ')}]`),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const state: fc.Arbitrary<ContainerRecord['state']> = fc.oneof(
  fc.record({
    is: fc.constant('waiting' as const),
    reason: fc.constantFrom(
      'ErrImagePull',
      'ImagePullBackOff',
      'ErrImageNeverPull',
      'InvalidImageName',
      'ContainerCreating',
      texts.undecodable,
    ),
    message: said,
  }),
  fc.constant({ is: 'running' as const, since: null }),
);

const owner = fc.constantFrom(
  null,
  { kind: 'Deployment', kindName: 'Deployment', name: 'cart' } as const,
  { kind: 'Job', kindName: 'Job', name: 'j' } as const,
  { kind: 'Node', kindName: 'Node', name: 'n' } as const,
);

const situations: fc.Arbitrary<PullSituation> = fc
  .record({
    subject: fc.record({
      image: imageText,
      state,
      policy: fc.constantFrom('Always', 'IfNotPresent', 'Never'),
    }),
    namedSecrets: fc.array(named, { maxLength: 5 }).map(oneSecretPerName),
    account,
    namespaceSecrets: others,
    owner,
    template: fc.option(fc.array(names, { maxLength: 2 })),
    held: fc.boolean(),
    remembered: fc.option(said.map((message) => ({ reason: 'ErrImagePull', message }))),
  })
  .map(({ subject, held, ...more }) => {
    const record = container(subject);
    const images = held ? [{ names: [record.image], size: 1 }] : [];
    return {
      now,
      container: record,
      pod: pod([record], { imagePullSecrets: more.namedSecrets.map(({ name }) => name) }),
      state: 'unknown',
      events: null,
      refused: new Set<string>(),
      attemptsSeen: [],
      watchedSince: now,
      node: node({ images }),
      runsOnNodes: [],
      ...more,
    };
  });

function actionsHaveObjects({ remedies }: PullExplanation, given: PullSituation): void {
  const thereNames = given.namedSecrets.flatMap((each) => (each.is === 'there' ? [each] : []));
  for (const { action, kubectl } of remedies) {
    if ('secret' in action && action.kind !== 'link') {
      const facts = thereNames.find(({ name }) => name === action.secret)?.facts;
      expect(facts).toBeDefined();
      const keys = facts?.document.is === 'decoded' ? facts.document.entries.map(({ key }) => key) : [];
      if (action.kind === 'edit-entry' || action.kind === 'rename-key') expect(keys).toContain(action.key);
      if (action.kind === 'add-entry' && action.copyFrom !== null) expect(keys).toContain(action.copyFrom);
    }
    if (action.kind === 'link') {
      expect(given.account.is).toBe('there');
      expect(given.namespaceSecrets).toMatchObject({ is: 'read' });
    }
    if (action.kind === 'restart') expect(given.owner?.kind).toBe('Deployment');
    if (action.kind === 'delete-pod') expect(['Deployment', 'Job']).toContain(given.owner?.kind);
    expect(kubectl.every((line) => line.startsWith('kubectl '))).toBe(true);
  }
}

describe('for any pod and any secrets', () => {
  test('an explanation is whole: break and code fit, remedies have their objects, lines their cards', () => {
    fc.assert(
      fc.property(situations, (given) => {
        const explained = explainPull(given);
        const { break: broken, path, causes } = explained;
        if (broken !== null) expect(breakCodes[broken.hop]).toContain(broken.code);
        expect(broken === null).toBe(causes.length === 0);
        expect(explained.headline.length).toBeGreaterThan(0);
        actionsHaveObjects(explained, given);
        const codes = explained.remedies.map(({ code }) => code);
        if (codes.includes('restart-workload')) expect(broken?.code).toBe('stale-copy');
        if (broken?.code === 'no-such-tag') expect(codes).toEqual(['choose-tag']);
        const cards = [
          path.pod.card,
          ...(path.account.card === null ? [] : [path.account.card]),
          ...path.secret.cards,
          ...path.entry.cards,
          ...(path.entry.folded === null ? [] : [path.entry.folded]),
          path.registry.card,
          ...path.registry.answers,
        ].map(({ id }) => id);
        expect(new Set(cards).size).toBe(cards.length);
        for (const { from, to } of path.lines) expect(cards).toEqual(expect.arrayContaining([from, to]));
        const record = failureRecord(given);
        expect(record?.break ?? null).toEqual(broken);
        if (record !== null) expect(rootKey(record)).toContain(`${record.break.hop}/${record.break.code}`);
      }),
      { numRuns: 600 },
    );
  });
});
