import { describe, expect, test } from 'vitest';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import {
  container,
  minute,
  node,
  now,
  pod,
  secretFacts,
  situation,
  texts,
  there,
  waiting,
} from '#scripts/testing/pull-situation.ts';

const ghcr = secretFacts('ghcr-pull', ['ghcr.io']);

describe('an explanation', () => {
  const failing = explainPull(
    situation({ lists: [there(ghcr)], node: node({ kubeletVersion: 'v1.34.2' }), runsOnNodes: ['node-01'] }),
  );

  test('the order of tries ends with the anonymous attempt only where nothing matched', () => {
    expect(failing.order.map(sentenceText)).toHaveLength(2);
    const none = explainPull(situation()).order.map(sentenceText);
    expect(none.at(-1)).toBe('One attempt without credentials, only because nothing matched: 401.');
  });

  test('the node may change the verdict', () => {
    expect(failing.nodeNotes.map(sentenceText)).toEqual([
      'If a node already holds this image, IfNotPresent starts the container without asking the registry, unless the kubelet verifies pull credentials (a choice in this version). node-07 does not list the image; nodes list only their 50 largest.',
    ]);
    // What is rejected is so from every node; where nothing was offered, one node may have what another lacks.
    expect(explainPull(situation({ runsOnNodes: ['node-01'] })).nodeNotes.map(sentenceText)).toContain(
      'The same image runs on node-01: that node holds it already, or has credentials that this one lacks.',
    );
    expect(failing.nodeSources.map(({ name }) => name)).toContain('containerd registry config');
  });

  test('the next attempt is estimated from the events that count attempts', () => {
    const pulling = {
      reason: 'Pulling',
      message: 'Pulling image',
      count: 2,
      firstSeen: now - minute,
      lastSeen: now - 5000,
    };
    const { nextAttempt } = explainPull(situation({ lists: [there(ghcr)], events: [pulling] }));
    expect(nextAttempt).toMatchObject({ attempts: 2, at: now + 15_000 });
  });

  test.each([
    ['its own', ['x'], 'own'],
    ['copied', [], 'copied'],
  ] as const)('the list is %s by the template', (_, template, origin) => {
    expect(explainPull(situation({ lists: [there(ghcr)], template })).path.pod.card.origin).toBe(origin);
  });

  test('without a template nobody can tell whose list it is, whatever the account links today', () => {
    const list = (links: readonly string[]) =>
      explainPull(situation({ lists: [there(ghcr)], template: null, links })).path;
    expect(list(['ghcr-pull']).pod.card.origin).toBe('own-or-copied');
    expect(list(['other']).pod.card.origin).toBe('own-or-copied');
    expect(list(['other']).account.card?.changed).toBe(true);
  });

  test('a remembered cause says so and shows no evidence', () => {
    const explained = explainPull(
      situation({
        container: { state: waiting(texts.backOff, 'ImagePullBackOff') },
        remembered: { reason: 'ErrImagePull', message: texts.tls },
      }),
    );
    expect(explained).toMatchObject({ remembered: true, causes: [{ code: 'tls', evidence: null }] });
    expect(sentenceText(explained.why)).toContain('was seen earlier');
  });

  test('a static pod has no account on its path', () => {
    const own = pod([container()], { imagePullSecrets: ['ghcr-pull'], serviceAccount: '' });
    const explained = explainPull(
      situation({ pod: own, lists: [there(ghcr)], account: { is: 'none' }, template: null }),
    );
    expect(explained.path.account.card).toBeNull();
    expect(explained.path.lines).toContainEqual({ from: 'pod', to: 'secret:0', kind: 'followed' });
  });
});
