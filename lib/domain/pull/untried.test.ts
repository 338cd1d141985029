import { describe, expect, test } from 'vitest';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { failureRecord } from '#lib/domain/pull/failure-record.ts';
import { refusedBy } from '#lib/domain/pull/refused.ts';
import { rootWords } from '#lib/domain/pull/root-words.ts';
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

const written = (writtenAt: number, expiresAt: number | null = null) =>
  there(secretFacts('ghcr-pull', [entry('ghcr.io', { expiresAt })], { writtenAt }));

/** A pod refused with 401; attempts have been watched for an hour and none was seen. */
const refused = (writtenAt: number, more: Parameters<typeof situation>[0] = {}) =>
  situation({ watchedSince: now - 60 * minute, lists: [written(writtenAt)], ...more });

const attempt = (lastSeen: number) => [
  { reason: 'Pulling', message: '', count: 9, firstSeen: now - 40 * minute, lastSeen },
];

describe('a secret that was written after the last attempt', () => {
  test('is not blamed for what the registry said before', () => {
    const { headline, break: at, remedies, path } = explainPull(refused(now - minute));
    expect(sentenceText(headline)).toBe(
      'Secret ghcr-pull was changed after the last attempt; the next one tells.',
    );
    expect(at).toEqual({ hop: 'unknown', code: 'unknown' });
    expect(remedies.map(({ code }) => code)).toEqual(['retry-now']);
    expect(path.registry.answers.map(({ sentence }) => sentenceText(sentence))).toEqual([
      'to the last attempt, before the secret was changed',
    ]);
  });

  test('is said so in groups, and counts as refused nowhere else', () => {
    const given = refused(now - minute);
    const record = failureRecord(given);
    expect(record === null ? '' : sentenceText(rootWords(record).sentence)).toBe(
      'ghcr.io was not asked yet with what Secret ghcr-pull holds now',
    );
    expect(refusedBy(given)).toEqual([]);
    expect(refusedBy(refused(now - 30 * minute))).toHaveLength(1);
  });

  test.each([
    ['an attempt was seen since', refused(now - minute, { attemptsSeen: [now - minute / 2] })],
    ['an event tells of an attempt since', refused(now - minute, { events: attempt(now - minute / 2) })],
    ['the kubelet must have tried again by now', refused(now - 6 * minute)],
    ['attempts are watched only since then', refused(now - minute, { watchedSince: now })],
    ['the pod is younger', refused(now - 42 * minute)],
  ])('is blamed where %s', (_, given) => {
    expect(explainPull(given).break).toEqual({ hop: 'registry', code: 'rejected' });
  });

  test('is blamed where what it holds now has ended too', () => {
    const ended = refused(now, { lists: [written(now - minute, now - 2 * minute)] });
    expect(explainPull(ended).break).toEqual({ hop: 'entry', code: 'expired' });
  });

  test('has no part in a tag that does not exist', () => {
    const given = refused(now - minute, { container: { state: waiting(texts.notFound) } });
    expect(explainPull(given).break).toEqual({ hop: 'registry', code: 'no-such-tag' });
  });
});
