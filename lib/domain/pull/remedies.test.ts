import { describe, expect, test } from 'vitest';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { refusalMark } from '#lib/domain/pull/refused.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import {
  entry,
  minute,
  now,
  secretFacts,
  situation,
  texts,
  there,
  waiting,
} from '#scripts/testing/pull-situation.ts';

const ghcr = secretFacts('ghcr', ['ghcr.io']);
const corp = { image: 'registry.corp:5000/team/app:1' };
const says = (message: string, reason?: string) => ({ container: { state: waiting(message, reason) } });
const remedies = (given: PullSituation) => explainPull(given).remedies;
const told = ({ code, needsNewPods, action }: Remedy) => `${code} ${needsNewPods} ${action.kind}`;

const corpSecret = there(secretFacts('corp', ['registry.corp']));

const rows: [what: string, situation: PullSituation, remedies: string[]][] = [
  [
    'nothing listed, and whether one is there is hidden',
    { ...situation(), namespaceSecrets: { is: 'not-readable' } },
    ['ask-reader no none', 'create-secret restart create-secret'],
  ],
  ['nothing listed', situation(), ['create-secret restart create-secret']],
  ['not linked', situation({ others: [ghcr] }), ['link-secret restart link']],
  [
    'not linked, and expired',
    situation({ others: [secretFacts('ghcr', [entry('ghcr.io', { expiresAt: now - minute })])] }),
    ['create-secret restart create-secret'],
  ],
  [
    'not linked, and rejected where it is used',
    situation({ others: [ghcr], refused: new Set([refusalMark(ghcr, 'ghcr.io')]) }),
    ['create-secret restart create-secret'],
  ],
  [
    'not linked, one rejected and one not',
    situation({
      others: [ghcr, secretFacts('more', ['ghcr.io'])],
      refused: new Set([refusalMark(ghcr, 'ghcr.io')]),
    }),
    ['link-secret restart link'],
  ],
  ['linked since', situation({ others: [ghcr], links: ['ghcr'] }), ['restart-workload restart restart']],
  [
    'linked since, pods of a Job',
    situation({ others: [ghcr], links: ['ghcr'], owner: { kind: 'Job', kindName: 'Job', name: 'j' } }),
    ['restart-workload delete-pod delete-pod'],
  ],
  [
    'linked since, a bare pod',
    situation({ others: [ghcr], links: ['ghcr'], owner: null }),
    ['restart-workload recreate none'],
  ],
  [
    'not linked, and the workload lists its own',
    situation({ lists: [there(secretFacts('q', ['quay.io']))], others: [ghcr], template: ['q'] }),
    ['list-in-workload template none'],
  ],
  [
    'the account is gone',
    situation({ account: { is: 'missing', name: 'cart' } }),
    ['create-account restart none'],
  ],
  [
    'nothing fits, and the workload lists its own',
    situation({ lists: [there(secretFacts('q', []))], template: ['q'] }),
    ['add-entry no add-entry', 'create-secret template create-secret', 'retry-now delete-pod delete-pod'],
  ],
  [
    'not linked, and the Job lists its own',
    situation({
      lists: [there(secretFacts('q', ['quay.io']))],
      others: [ghcr],
      template: ['q'],
      owner: { kind: 'Job', kindName: 'Job', name: 'j' },
    }),
    ['list-in-workload recreate none'],
  ],
  [
    'a listed secret is missing',
    situation({ lists: [{ is: 'missing', name: 'gone' }] }),
    ['create-missing-secret no create-secret', 'retry-now delete-pod delete-pod'],
  ],
  [
    'the port differs',
    situation({ container: corp, lists: [corpSecret] }),
    ['add-entry no add-entry', 'create-secret restart create-secret', 'retry-now delete-pod delete-pod'],
  ],
  [
    'the port differs, and a secret that fits is there',
    situation({
      container: corp,
      lists: [corpSecret],
      others: [secretFacts('fits', ['registry.corp:5000'])],
    }),
    ['add-entry no add-entry', 'create-secret restart create-secret', 'retry-now delete-pod delete-pod'],
  ],
  [
    'the path differs, and a secret that fits is there',
    situation({ lists: [there(secretFacts('s', ['ghcr.io/other']))], others: [ghcr] }),
    ['link-secret restart link', 'add-entry no add-entry', 'retry-now delete-pod delete-pod'],
  ],
  [
    'the type is wrong, and a secret that fits is there',
    situation({
      lists: [there({ ...secretFacts('s', []), type: 'Opaque', document: { is: 'wrong-type' } })],
      others: [ghcr],
    }),
    ['replace-secret restart open-secret', 'link-secret restart link', 'retry-now delete-pod delete-pod'],
  ],
  [
    'the key is a name of Docker Hub that never matches',
    situation({
      container: { image: 'me/app:1' },
      lists: [there(secretFacts('s', ['registry-1.docker.io']))],
    }),
    ['rename-key no rename-key', 'create-secret restart create-secret', 'retry-now delete-pod delete-pod'],
  ],
  [
    'the secret is immutable',
    situation({ lists: [there({ ...ghcr, immutable: true })] }),
    ['replace-secret restart open-secret', 'retry-now delete-pod delete-pod'],
  ],
  [
    'rejected',
    situation({ lists: [there(ghcr)] }),
    ['set-password no edit-entry', 'retry-now delete-pod delete-pod'],
  ],
  [
    'expired',
    situation({ lists: [there(secretFacts('s', [entry('ghcr.io', { expiresAt: now - minute })]))] }),
    ['renew-credential no edit-entry', 'retry-now delete-pod delete-pod'],
  ],
  [
    'no right',
    situation({ ...says(texts.forbidden), lists: [there(ghcr)] }),
    ['grant-right no none', 'use-other-credential no edit-entry', 'retry-now delete-pod delete-pod'],
  ],
  ['no such tag', situation({ ...says(texts.notFound), lists: [there(ghcr)] }), ['choose-tag no none']],
  [
    'invalid name',
    situation({ container: { image: 'A/b', state: waiting('', 'InvalidImageName') } }),
    ['correct-image no none'],
  ],
  [
    'rate limit, anonymous',
    situation({ container: { image: 'redis:7', state: waiting(texts.rateLimit) } }),
    ['create-secret restart create-secret', 'wait no none'],
  ],
  ['rate limit, signed in', situation({ ...says(texts.rateLimit), lists: [there(ghcr)] }), ['wait no none']],
  ['secrets hidden', situation({ lists: [{ is: 'not-readable', name: 'x' }] }), ['ask-reader no none']],
  ['policy Never', situation(says('', 'ErrImageNeverPull')), ['change-policy no none', 'check-node no none']],
  [
    'policy Never for what was built on the spot, which no registry has',
    situation({ container: { image: 'localhost/app:dev', state: waiting('', 'ErrImageNeverPull') } }),
    ['check-node no none', 'correct-image no none'],
  ],
  ['secrets being read', situation({ lists: [{ is: 'pending', name: 'x' }] }), []],
];

test.each(rows)('%s', (_, given, expected) => {
  expect(remedies(given).map(told)).toEqual(expected);
});

describe('what the page is filled with', () => {
  test('an entry with the port, from the credential without', () => {
    const [first] = remedies(situation({ container: corp, lists: [corpSecret] }));
    expect(first?.action).toEqual({
      kind: 'add-entry',
      namespace: 'shop',
      secret: 'corp',
      key: 'registry.corp:5000',
      copyFrom: 'registry.corp',
    });
    expect(first?.kubectl[0]).toContain('--arg key registry.corp --arg new registry.corp:5000');
  });

  test('beside an entry for another path, one for this path with its own credential', () => {
    const [first] = remedies(situation({ lists: [there(secretFacts('s', ['ghcr.io/other']))] }));
    expect(first?.action).toMatchObject({ kind: 'add-entry', key: 'ghcr.io/team', copyFrom: null });
  });

  test('Docker Hub under the key that kubectl writes', () => {
    const [first] = remedies(situation({ container: { image: 'redis:7', state: waiting(texts.rateLimit) } }));
    expect(first?.action).toMatchObject({ server: 'https://index.docker.io/v1/', serviceAccount: 'cart' });
  });

  test('a key is renamed to one that works', () => {
    const [first] = remedies(
      situation({ container: { image: 'me/app:1' }, lists: [there(secretFacts('s', ['hub.docker.com']))] }),
    );
    expect(first?.action).toMatchObject({ key: 'hub.docker.com', newKey: 'https://index.docker.io/v1/' });
  });

  test('commands hold placeholders and quote what comes from the cluster', () => {
    const odd = there(secretFacts('s', [entry('ghcr.io', { username: 'robot$x' })]));
    const [first] = remedies(situation({ lists: [odd] }));
    expect(first?.kubectl.join('\n')).toContain("--arg user 'robot$x' --arg password PASSWORD");
  });

  test.each([
    ['an image volume', { container: { kind: 'volume' } }, 'edit deployment cart'],
    [
      'a CronJob',
      { owner: { kind: 'CronJob', kindName: 'CronJob', name: 'nightly' } },
      'edit cronjob nightly',
    ],
  ] as const)('the image of %s is set in the template, which no shorter command can', (_, given, command) => {
    const container = { state: waiting(texts.notFound), ...('container' in given ? given.container : {}) };
    const owner = 'owner' in given ? { owner: given.owner } : {};
    const [first] = remedies({ ...situation({ container, lists: [there(ghcr)] }), ...owner });
    expect(first?.kubectl.join()).toContain(command);
  });

  test('an ephemeral container never changes: another one is added', () => {
    const container = { kind: 'ephemeral', state: waiting(texts.notFound) } as const;
    const [first] = remedies(situation({ container, lists: [there(ghcr)] }));
    expect(first?.kubectl).toEqual(['kubectl debug -it cart-7c9-x2x7q -n shop --image=ghcr.io/team/app:TAG']);
    expect(first?.needsNewPods).toBe('no');
  });

  test.each([
    ['whose account may not be read', { is: 'not-readable', name: 'cart' }, [], 'patch serviceaccount cart'],
    ['that name theirs in the template', undefined, ['q'], 'edit deployment cart'],
  ] as const)('a new secret reaches pods %s', (_, account, template, command) => {
    const lists = template.map((name) => there(secretFacts(name, [])));
    const given = situation({ lists, template: [...template], ...(account !== undefined && { account }) });
    const create = remedies(given).find(({ code }) => code === 'create-secret');
    expect(create?.kubectl.join()).toContain(command);
    expect(create?.kubectl.join()).not.toMatch(template.length > 0 ? /rollout restart/ : /edit/);
  });

  test('an account that is made anew gets the link that is missing with it', () => {
    const given = situation({ account: { is: 'missing', name: 'cart' }, others: [ghcr] });
    const [first] = remedies(given);
    expect(first?.kubectl.slice(0, 2).join()).toContain('create serviceaccount cart');
    expect(first?.kubectl.join()).toContain('"name":"ghcr"');
  });

  test('of two secrets that would serve, the one with fewer other credentials is linked first', () => {
    const wide = secretFacts('a-wide', ['ghcr.io', 'registry.corp']);
    const titles = remedies(situation({ others: [wide, ghcr] })).map(({ title }) => title);
    expect(titles[0]).toBe(`Link ${ghcr.name} to ServiceAccount cart`);
    expect(titles[1]).toBe('Link a-wide to ServiceAccount cart');
  });

  test('the right is asked for whom it lacks, not for whose password is wrong', () => {
    const lists = [
      there(secretFacts('old', [entry('ghcr.io/team', { username: 'left' })])),
      there(secretFacts('new', [entry('ghcr.io', { username: 'lent' })])),
    ];
    const given = situation({ ...says(`[${texts.unauthorized}, ${texts.forbidden}]`), lists });
    const [grant, other] = remedies(given);
    expect(grant?.title).toBe('Ask for the right to pull for lent');
    expect(other?.action).toMatchObject({ kind: 'edit-entry', secret: 'new' });
    expect(sentenceText(explainPull(given).headline)).toContain('gives lent no right');
  });

  test('a manager that would set it back is named', () => {
    const [first] = remedies(situation({ lists: [there({ ...ghcr, managers: ['Argo CD'] })] }));
    expect(sentenceText(first?.why ?? [])).toContain('Argo CD manages it');
    const [own] = remedies(situation({ lists: [there({ ...ghcr, managers: ['Pullport'] })] }));
    expect(own?.action).toEqual(first?.action);
    expect(sentenceText(own?.why ?? [])).not.toContain('manages it');
  });
});
