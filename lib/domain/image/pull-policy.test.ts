import { expect, test } from 'vitest';
import { explainPolicy } from '#lib/domain/image/pull-policy.ts';

const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  ['nginx', 'Always', 'Without tag and digest'],
  ['nginx:latest', 'Always', 'The tag is latest'],
  [`nginx:latest@${digest}`, 'Always', 'although the digest pins'],
  [`nginx@${digest}`, 'IfNotPresent', 'pinned by its digest'],
  ['nginx:1.27', 'IfNotPresent', 'not latest'],
  ['nginx:LATEST', 'IfNotPresent', 'not latest'],
  ['Nginx', 'IfNotPresent', 'cannot be parsed'],
] as const)('%s defaults to %s, with the reason', (image, policy, reason) => {
  const explained = explainPolicy(image, policy);
  expect(explained).toMatchObject({ actual: policy, default: policy, differs: false });
  expect(explained.why).toContain(reason);
});

test.each([
  ['nginx:1.27', 'Always', 'AlwaysPullImages'],
  ['nginx', 'IfNotPresent', 'does not follow the tag'],
  ['nginx:1.27', 'Never', 'on the node already'],
] as const)('%s with %s says how the two can part', (image, policy, reason) => {
  const explained = explainPolicy(image, policy);
  expect(explained.differs).toBe(true);
  expect(explained.why).toContain(reason);
});
