import { describe, expect, test } from 'vitest';
import { explainPull } from '#lib/domain/pull/explain.ts';
import type { PullExplanation } from '#lib/domain/pull/explanation.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import {
  entry,
  node,
  now,
  running,
  secretFacts,
  situation,
  texts,
  there,
  waiting,
} from '#scripts/testing/pull-situation.ts';

const headline = (explained: PullExplanation) => sentenceText(explained.headline);
const keyOf = ({ break: broken }: PullExplanation) => (broken === null ? null : breakKey(broken));
const lines = ({ path }: PullExplanation) => path.lines.map(({ from, to, kind }) => `${from} ${kind} ${to}`);
const cards = ({ path }: PullExplanation) =>
  path.entry.cards.map((card) => (card.kind === 'entry' ? card.key : card.kind));
const summaries = ({ path }: PullExplanation) =>
  [path.pod, path.account, path.secret, path.entry, path.registry].map(({ summary }) => summary);
const passed = ({ path }: PullExplanation) =>
  [path.pod, path.account, path.secret, path.entry, path.registry].map((stop) => stop.passed);
const answers = ({ path }: PullExplanation) =>
  path.registry.answers.map(({ title, look }) => `${title} ${look}`);

const image = 'registry.corp.example:5000/checkout/api:1';
const ghcr = secretFacts('ghcr-pull', ['ghcr.io']);

describe('the twelve situations of the path', () => {
  test('it works', () => {
    const explained = explainPull(
      situation({
        container: { state: running, imageId: `ghcr.io/team/app@sha256:${'e'.repeat(64)}` },
        lists: [there(ghcr), there(secretFacts('corp-pull', ['a.example', 'b.example']))],
        events: [
          { reason: 'Pulled', message: 'Successfully pulled image', count: 1, firstSeen: now, lastSeen: now },
        ],
      }),
    );
    expect(explained).toMatchObject({
      state: 'running',
      break: null,
      causes: [],
      nextAttempt: null,
      remedies: [],
    });
    expect(headline(explained)).toBe('ghcr.io accepted the credential of ghcr-pull.');
    expect(summaries(explained).slice(2)).toEqual(['2 named, 2 found', '1 of 3 matches', 'answered']);
    expect(explained.path.entry.folded).toMatchObject({ count: 2, sentence: '2 others: host differs' });
    expect(answers(explained)).toEqual(['Pulled good']);
    expect(lines(explained)).toEqual([
      'pod followed account',
      'account followed secret:0',
      'account followed secret:1',
      'secret:0 followed entry:0',
      'secret:1 followed folded',
      'entry:0 used registry',
      'folded stub registry',
      'registry used answer:0',
    ]);
  });

  test('wrong password, three tries', () => {
    const explained = explainPull(
      situation({
        container: { image },
        lists: [
          there(
            secretFacts('corp-pull', ['registry.corp.example:5000/checkout', 'registry.corp.example:5000']),
          ),
          there(secretFacts('corp-any', ['*.corp.example:5000'])),
        ],
      }),
    );
    expect(keyOf(explained)).toBe('registry/rejected');
    expect(headline(explained)).toBe('registry.corp.example:5000 rejects all 3 credentials that match.');
    expect(sentenceText(explained.why)).toContain('no attempt without credentials follows');
    expect(summaries(explained)[3]).toBe('3 of 3 match');
    expect(explained.path.entry.cards.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(lines(explained).filter((line) => line.includes('refused'))).toEqual([
      'entry:0 refused answer:0',
      'entry:1 refused answer:0',
      'entry:2 refused answer:0',
    ]);
    expect(sentenceText(explained.path.registry.answers[0]?.sentence ?? [])).toBe(
      'three times; equal answers are reported once',
    );
  });

  test('nothing linked', () => {
    const explained = explainPull(situation({ others: [ghcr] }));
    expect(keyOf(explained)).toBe('account/not-linked');
    expect(headline(explained)).toBe('The pod carries no pull secret, because its account links none.');
    expect(sentenceText(explained.why)).toBe(
      'Secret ghcr-pull would match, but neither the pod nor its account names it. ghcr.io answers 401 to the one attempt without credentials.',
    );
    expect(summaries(explained)).toEqual([
      'asks',
      'source',
      '0 named, 1 would fit',
      '1 would match',
      'answered',
    ]);
    expect(passed(explained)).toEqual(['yes', 'broken', 'not-reached', 'not-reached', 'not-reached']);
    expect(cards(explained)).toEqual(['ghcr.io', 'anonymous']);
    expect(lines(explained)).toEqual([
      'pod followed account',
      'account broken unlisted:0',
      'unlisted:0 missing unlisted-entry:0',
      'unlisted-entry:0 stub registry',
      'anonymous tried answer:0',
    ]);
  });

  test('an undecodable secret', () => {
    const problem = 'illegal base64 data at input byte 4';
    const legacy = secretFacts('legacy-pull', [], { document: { is: 'undecodable', problem } });
    const explained = explainPull(
      situation({
        container: { state: waiting(texts.undecodable, texts.undecodable) },
        lists: [there(legacy), there(ghcr)],
      }),
    );
    expect(keyOf(explained)).toBe('secret/undecodable');
    expect(headline(explained)).toMatch(/^Secret legacy-pull cannot be decoded/);
    expect(summaries(explained).slice(2)).toEqual(['2 named, 1 undecodable', 'not reached', 'not asked']);
    expect(answers(explained)).toEqual([]);
    expect(lines(explained)).toContain('secret:0 broken lost');
    expect(lines(explained)).toContain('secret:1 missing miss:0');
  });

  test('a secret is missing and the image public', () => {
    const explained = explainPull(
      situation({
        container: { image: 'nginx:1.27', state: running },
        lists: [{ is: 'missing', name: 'old-hub' }],
      }),
    );
    expect(explained.break).toBeNull();
    expect(headline(explained)).toBe(
      'Secret old-hub is not in shop; the image is public, so it was pulled without credentials.',
    );
    expect(passed(explained)).toEqual(['yes', 'yes', 'hollow', 'hollow', 'yes']);
    expect(lines(explained)).toEqual([
      'pod followed account',
      'account missing secret:0',
      'anonymous used answer:0',
    ]);
  });

  test('a rate limit', () => {
    const explained = explainPull(
      situation({ container: { image: 'redis:7.4', state: waiting(texts.rateLimit) }, lists: [there(ghcr)] }),
    );
    expect(keyOf(explained)).toBe('registry/rate-limit');
    expect(explained.state).toBe('waiting');
    expect(headline(explained)).toBe(
      'docker.io counts pulls without sign-in, and the limit for this address is used up.',
    );
    expect(cards(explained)).toEqual(['ghcr.io', 'anonymous']);
    expect(answers(explained)).toEqual(['429 Too Many Requests waiting']);
    expect(lines(explained)).toContain('anonymous told-to-wait answer:0');
  });

  test('no such tag', () => {
    const explained = explainPull(
      situation({
        container: { image: 'ghcr.io/corp/landing:v2.31.0-rc3', state: waiting(texts.notFound) },
        lists: [there(ghcr)],
      }),
    );
    expect(keyOf(explained)).toBe('registry/no-such-tag');
    expect(headline(explained)).toBe(
      'ghcr.io accepts the credential and has no tag v2.31.0-rc3 in corp/landing.',
    );
    expect(sentenceText(explained.path.registry.card.sentence)).toBe('Signed in as bot.');
    expect(lines(explained)).toEqual(
      expect.arrayContaining(['entry:0 used registry', 'registry refused answer:0']),
    );
  });

  test('the wrong platform', () => {
    const explained = explainPull(
      situation({ container: { state: waiting(texts.platform) }, lists: [there(ghcr)], node: node() }),
    );
    expect(keyOf(explained)).toBe('registry/wrong-platform');
    expect(headline(explained)).toBe(
      'The image is not built for linux/arm64, and the pod was placed on such a node.',
    );
    expect(answers(explained)).toEqual(['No manifest for this platform broken']);
  });

  test('eighteen entries, folded', () => {
    const near = [
      'registry.corp.example:5000/platform',
      '*.registry.corp.example:5000',
      'Registry.corp.example:5000',
    ];
    const others = Array.from({ length: 14 }, (_, index) => `r${index}.example`);
    const everything = secretFacts('everything', [
      ...others,
      ...near,
      entry('registry.corp.example', { username: 'svc' }),
    ]);
    const explained = explainPull(situation({ container: { image }, lists: [there(everything)] }));
    expect(keyOf(explained)).toBe('entry/port-differs');
    expect(cards(explained)[0]).toBe('registry.corp.example');
    expect(cards(explained)).toHaveLength(5);
    expect(explained.path.entry.folded?.sentence).toBe('14 others: host differs');
    expect(explained.path.entry.cards[0]).toMatchObject({
      look: 'broken',
      difference: { has: 'no port', asks: ':5000' },
    });
    expect(lines(explained)).toContain('miss:0 broken registry');
    expect(sentenceText(explained.path.registry.card.sentence)).toBe('Never saw svc.');
    expect(headline(explained)).toBe(
      'No credential this pod carries is for registry.corp.example:5000, so the registry refused it.',
    );
  });

  test('secrets that may not be read', () => {
    const explained = explainPull(
      situation({
        lists: [
          { is: 'not-readable', name: 'build-cache' },
          { is: 'not-readable', name: 'mirror-pull' },
        ],
      }),
    );
    expect(keyOf(explained)).toBe('secret/not-readable');
    expect(headline(explained)).toBe(
      'The registry refused the pull. With which credential, you may not see.',
    );
    expect(summaries(explained).slice(2)).toEqual(['2 named, not readable', 'not visible', 'answered']);
    expect(lines(explained)).toEqual([
      'pod followed account',
      'account hidden secret:0',
      'account hidden secret:1',
      'secret:0 hidden hidden',
      'secret:1 hidden hidden',
      'hidden hidden answer:0',
    ]);
    expect(answers(explained)).toEqual(['401 Unauthorized broken']);
  });

  test('on the node already, and not allowed', () => {
    const holding = node({ images: [{ names: ['ghcr.io/team/app:1'], size: 1 }] });
    const explained = explainPull(situation({ others: [ghcr], node: holding }));
    expect(keyOf(explained)).toBe('account/not-linked');
    expect(headline(explained)).toBe(
      'node-07 lists this image, but this pod may not use it without a credential of its own.',
    );
    expect(sentenceText(explained.why)).toContain('this is concluded from version and lists');
    expect(cards(explained)).toEqual(['ghcr.io', 'node-image', 'anonymous']);
  });

  test('a credential of the node, possibly', () => {
    const explained = explainPull(
      situation({ container: { image: '1.dkr.ecr.eu-central-1.amazonaws.com/edge:1', state: running } }),
    );
    expect(headline(explained)).toBe('This image pulls without any pull secret of the pod.');
    expect(summaries(explained).slice(2)).toEqual(['none named', 'on the node', 'answered']);
    expect(cards(explained)).toEqual(['node-credentials', 'anonymous']);
    expect(lines(explained)).toEqual(
      expect.arrayContaining(['node tried answer:0', 'anonymous tried answer:0']),
    );
  });
});
