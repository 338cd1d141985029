import { describe, expect, test } from 'vitest';
import { findProblems } from './draft-problems.ts';
import {
  draftFrom,
  emptyEntry,
  toCreateBody,
  withoutValues,
  type AccountChoice,
  type SecretDraft,
} from './secret-draft.ts';

const filled: SecretDraft = {
  ...draftFrom({ namespace: 'payments', name: 'corp-pull' }),
  entries: [{ ...emptyEntry('registry.corp.example:5000', 'svc-pull'), password: 'p:q' }],
};

const these = new Set<AccountChoice>(['these']);

describe('what is wrong in the form', () => {
  test('a complete form has no errors', () => {
    expect(findProblems(filled)).toMatchObject({ hasErrors: false, name: null, namespaces: null });
  });

  test('two entries for one registry: the second is told to differ by path', () => {
    const [entry] = filled.entries;
    const second = { ...emptyEntry('https://registry.corp.example:5000', 'other'), password: 'x' };
    const { entries } = findProblems({ ...filled, entries: entry === undefined ? [] : [entry, second] });
    expect(entries[0]?.server.error).toBeNull();
    expect(entries[1]?.server.error).toContain('tell them apart by path');
  });

  test.each([
    [{ name: '' }, 'name'],
    [{ name: 'Corp_Pull' }, 'name'],
    [{ namespaces: [] }, 'namespaces'],
    [{ labels: 'a/b/c=d' }, 'labels'],
    [{ accounts: these, accountNames: '' }, 'accounts'],
    [{ accounts: these, accountNames: 'default, Not_One' }, 'accounts'],
  ] as const)('%j is said at %s', (change, field) => {
    const findings = findProblems({ ...filled, ...change });
    expect(findings[field]).toMatch(/\.$/);
    expect(findings.hasErrors).toBe(true);
  });

  test.each([
    '',
    '[]',
    'auths: {}',
    '{"auths":{},"credsStore":"desktop"}',
    '{"auths":{"ghcr.io":{"auth":"?"}}}',
    ' '.repeat(1_048_577) + '{}',
    `{"auths":{"ghcr.io":{"username":"u","password":"${'é'.repeat(600_000)}"}}}`,
  ])('a document that gives the kubelet nothing stops it (%#)', (document) => {
    expect(findProblems({ ...filled, source: 'document', document }).hasErrors).toBe(true);
  });

  test('no sentence repeats a value', () => {
    const entries = [{ ...emptyEntry('ghcr.io', 'bot'), password: ' canary-value ' }];
    const document = '{"auths":{"ghcr.io":{"auth":"Y2FuYXJ5LXZhbHVl"}}}';
    const said = JSON.stringify([
      findProblems({ ...filled, entries }),
      findProblems({ ...filled, source: 'document', document }),
    ]);
    expect(said).not.toContain('canary-value');
    expect(said).not.toContain('Y2FuYXJ5');
  });
});

describe('the form as the API takes it', () => {
  test('an address fills in names, never a credential', () => {
    const draft = draftFrom({
      server: 'ghcr.io',
      username: 'bot',
      password: 'x',
      serviceAccount: 'a,b',
      name: 'n',
    });
    expect(draft.entries).toMatchObject([
      { server: 'ghcr.io', username: 'bot', password: '', preset: 'ghcr' },
    ]);
    expect(toCreateBody(draft, { dryRun: true, left: null })).toMatchObject({
      serviceAccounts: ['a', 'b'],
      dryRun: true,
    });
  });

  test.each([
    [[], '', 'none'],
    [['default'], '', ['default']],
    [['default', 'these'], 'api, worker', ['default', 'api', 'worker']],
    [['default', 'using'], 'left, over', { names: ['default'], using: true }],
    [['all', 'these'], 'api', 'all'],
  ] as const)('accounts %j together', (chosen, accountNames, serviceAccounts) => {
    const draft = { ...filled, accounts: new Set(chosen), accountNames };
    expect(toCreateBody(draft, { dryRun: true, left: null })).toMatchObject({ serviceAccounts });
  });

  test('without its values it keeps everything else', () => {
    const cleared = withoutValues({ ...filled, document: '{"auths":{}}' });
    expect(JSON.stringify(cleared)).not.toContain('p:q');
    expect(cleared).toMatchObject({ name: 'corp-pull', document: '', entries: [{ username: 'svc-pull' }] });
  });
});
