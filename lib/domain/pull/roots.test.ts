import { describe, expect, test } from 'vitest';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { failureRecord, type FailureRecord, rootKey } from '#lib/domain/pull/failure-record.ts';
import { breakCodes, type PullBreak } from '#lib/domain/pull/hops.ts';
import { groupFailures } from '#lib/domain/pull/roots.ts';
import { rootWords } from '#lib/domain/pull/root-words.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import {
  container,
  entry,
  now,
  pod,
  secretFacts,
  situation,
  texts,
  there,
  waiting,
} from '#scripts/testing/pull-situation.ts';

const quiet = { samples: 20, remedyOf: () => null, runsOnNodes: () => [] };

function recordOf(given: PullSituation): FailureRecord {
  const record = failureRecord(given);
  if (record === null) throw new Error('nothing fails');
  return record;
}

/** The same failure in another pod. */
function inPod(given: PullSituation, uid: string, more: Partial<FailureRecord> = {}): FailureRecord {
  const record = recordOf({ ...given, pod: { ...given.pod, uid, name: uid } });
  return { ...record, ...more };
}

const wrongPassword = situation({
  lists: [there(secretFacts('ghcr', [entry('ghcr.io', { username: 'svc' })]))],
});
const limited = situation({ container: { image: 'redis:7', state: waiting(texts.rateLimit) } });

describe('groups by root', () => {
  test('one wrong password is one root, in all its namespaces', () => {
    const groups = groupFailures(
      [
        inPod(wrongPassword, 'a'),
        inPod(wrongPassword, 'b', { namespace: 'cart', since: now - 5 }),
        inPod(wrongPassword, 'c', { namespace: 'cart', image: 'ghcr.io/team/other:2' }),
        inPod(limited, 'd'),
      ],
      'root',
      { ...quiet, remedyOf: () => explainPull(wrongPassword).remedies[0] ?? null },
    );
    expect(groups).toHaveLength(2);
    expect(groups[0]).toMatchObject({
      key: 'registry/rejected|ghcr.io|svc',
      containers: 3,
      pods: 3,
      severity: 'fail',
      namespaces: [
        { name: 'cart', count: 2 },
        { name: 'shop', count: 1 },
      ],
      remedy: { code: 'set-password', afterwards: 'heals at the next attempt' },
    });
    expect(sentenceText(groups[0]?.sentence ?? [])).toBe('ghcr.io rejects the password of svc');
    expect(groups[1]).toMatchObject({ key: 'registry/rate-limit|docker.io', severity: 'wait' });
  });

  test('works on some nodes and fails on others', () => {
    const apart = (given: PullSituation) =>
      groupFailures([inPod(given, 'a'), inPod(given, 'b', { node: 'node-08' })], 'root', {
        ...quiet,
        runsOnNodes: () => ['node-09', 'node-07'],
      })[0];
    expect(apart(limited)).toMatchObject({ worksOn: ['node-09'], failsOn: ['node-07', 'node-08'] });
    // A password is rejected from every node: what runs elsewhere was pulled before.
    expect(apart(wrongPassword)).toMatchObject({ worksOn: [] });
  });

  test('an entry without the port joins images of one registry', () => {
    const corp = (image: string) =>
      situation({ container: { image }, lists: [there(secretFacts('corp', ['registry.corp']))] });
    const keys = ['registry.corp:5000/a:1', 'registry.corp:5000/b:1'].map((image) =>
      rootKey(recordOf(corp(image))),
    );
    expect(new Set(keys)).toEqual(new Set(['entry/port-differs|registry.corp|registry.corp:5000']));
  });

  test('what is not linked belongs to its account', () => {
    const record = recordOf(situation({ others: [secretFacts('ghcr', ['ghcr.io'])] }));
    expect(rootKey(record)).toBe('account/not-linked|shop/cart|ghcr.io');
    expect(sentenceText(rootWords(record).sentence)).toBe(
      'ServiceAccount cart does not link ghcr, which is there',
    );
  });
});

test('groups by cause and by namespace', () => {
  const records = [
    inPod(wrongPassword, 'a'),
    inPod(limited, 'b'),
    inPod(limited, 'c', { namespace: 'cart' }),
  ];
  expect(groupFailures(records, 'cause', quiet).map(({ key, containers }) => [key, containers])).toEqual([
    ['rate-limited', 2],
    ['unauthorized', 1],
  ]);
  const byNamespace = groupFailures(records, 'namespace', quiet);
  expect(byNamespace.map(({ sentence }) => sentenceText(sentence))).toEqual([
    '2 containers cannot pull in shop',
    '1 container cannot pull in cart',
  ]);
});

test('where the roots of a group differ, none of them speaks for it', () => {
  const records = [inPod(wrongPassword, 'a'), inPod(limited, 'b')];
  const remedyOf = () => explainPull(wrongPassword).remedies[0] ?? null;
  const [mixed] = groupFailures(records, 'namespace', { ...quiet, remedyOf });
  expect(mixed).toMatchObject({ roots: 2, break: null, remedy: null, detail: [] });
  const [uneven] = groupFailures([...records, inPod(limited, 'c')], 'namespace', quiet);
  expect(sentenceText(uneven?.detail ?? [])).toMatch(/^Most often: docker\.io limits pulls/);
  const [single] = groupFailures(records.slice(0, 1), 'namespace', { ...quiet, remedyOf });
  expect(single).toMatchObject({ roots: 1, break: { code: 'rejected' }, remedy: { code: 'set-password' } });
});

test('what one remedy would not heal is not one root', () => {
  const json = (name: string, namespace: string) =>
    inPod(
      situation({ lists: [there(secretFacts(name, [entry('ghcr.io', { username: '_json_key' })]))] }),
      name,
      { namespace },
    );
  expect(rootKey(json('one', 'a'))).not.toBe(rootKey(json('two', 'a')));
  expect(rootKey(json('one', 'a'))).toBe(rootKey(json('one', 'b')));
  const broken = (namespace: string) => ({
    ...recordOf(wrongPassword),
    ...{ break: { hop: 'secret', code: 'undecodable' } as const, secret: 'regcred', namespace },
  });
  expect(rootKey(broken('a'))).not.toBe(rootKey(broken('b')));
});

test('every break has its words', () => {
  const record = recordOf(wrongPassword);
  for (const [hop, codes] of Object.entries(breakCodes)) {
    for (const code of codes) {
      const words = rootWords({ ...record, break: { hop, code } as PullBreak });
      expect(sentenceText(words.sentence)).not.toBe('');
      expect(sentenceText(words.detail)).not.toMatch(/undefined/);
    }
  }
});

test('a container that runs is no failure', () => {
  const runs = container({ state: { is: 'running', since: null } });
  expect(failureRecord({ ...wrongPassword, container: runs, pod: pod([runs]) })).toBeNull();
});
