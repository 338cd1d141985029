import { describe, expect, test } from 'vitest';
import { inferAlwaysPullImages, type PolicyEvidence } from '#lib/domain/image/always-pull-evidence.ts';

const changed = (createdAt: number): PolicyEvidence => ({
  pod: `shop/new-${createdAt}`,
  createdAt,
  policy: 'Always',
  template: 'IfNotPresent',
});
const kept = (createdAt: number): PolicyEvidence => ({
  pod: `shop/old-${createdAt}`,
  createdAt,
  policy: 'IfNotPresent',
  template: 'IfNotPresent',
});
const asked: PolicyEvidence = {
  pod: 'shop/asked',
  createdAt: 9,
  policy: 'Always',
  template: 'Always',
};
const bare: PolicyEvidence = { pod: 'shop/bare', createdAt: 9, policy: 'Always', template: null };

describe('AlwaysPullImages', () => {
  test.each([
    ['a dry run came back with Always', 'Always' as const, [kept(5)], 'yes'],
    ['a dry run came back unchanged', 'IfNotPresent' as const, [changed(5)], 'no'],
    ['newer pods part from their template', null, [kept(1), changed(2), changed(3)], 'yes'],
    ['only rewritten pods', null, [changed(2), asked], 'yes'],
    ['a newer pod kept its policy', null, [changed(1), kept(2)], 'no'],
    ['nothing was rewritten', null, [kept(2), asked], 'no'],
    ['rewritten and kept pods alternate', null, [changed(1), kept(2), changed(3)], 'not-known'],
    ['every pod asks for Always itself', null, [asked, bare], 'not-known'],
    ['no pods at all', null, [], 'not-known'],
  ])('%s', (_name, dryRun, containers, answer) => {
    const inferred = inferAlwaysPullImages({ dryRun, containers });
    expect(inferred.verdict).toBe(answer);
    expect(inferred.sentence).toMatch(/\.$/);
  });

  test('who sees no container is not told what every one of them asks for', () => {
    expect(inferAlwaysPullImages({ dryRun: null, containers: [] }).sentence).toMatch(/^No container/);
  });

  test('the sentence names the pod that showed it', () => {
    expect(inferAlwaysPullImages({ dryRun: null, containers: [changed(7)] }).sentence).toContain(
      'shop/new-7',
    );
  });
});
