import { describe, expect, test } from 'vitest';
import { entryView, secretRow } from '#scripts/testing/secret-row.ts';
import { alikeEntries, rotationLines } from './rotation.ts';

const key = 'registry.corp.example';
const chosen = entryView(key);
const linesOf = (...[namespace, rest]: Parameters<typeof secretRow>) =>
  rotationLines([secretRow(namespace, rest)], chosen).map(
    ({ kind, name, outcome }) => `${kind} ${name} ${outcome}`,
  );

describe('what a rotation would do', () => {
  test('changes one entry of a secret and says which', () => {
    const entries = [entryView(key), entryView('quay.io')];
    const [both] = rotationLines([secretRow('cart', { entries })], chosen);
    expect(both).toMatchObject({ outcome: 'updated', detail: `1 of 2 entries changes: ${key}` });
    const [only] = rotationLines([secretRow('cart')], chosen);
    expect(only?.detail).toBe('its only entry changes');
  });

  test('reaches other keys of the registry with the same user, as far as the password agrees', () => {
    const byPath = entryView(`https://${key}/team`);
    const entries = [byPath, entryView(key), entryView(`${key}/other`, { username: 'other' })];
    expect(alikeEntries(entries, chosen)).toEqual([key, byPath.key]);
    const [line] = rotationLines([secretRow('cart', { entries })], chosen);
    expect(line?.detail).toBe(
      `up to 2 of 3 entries change: ${key}, ${byPath.key}; those with the same password`,
    );
  });

  test('leaves alone what OpenShift rotates itself', () => {
    expect(linesOf('cart', { managers: ['OpenShift'] })).toEqual(['Secret corp-pull conflict']);
  });

  test.each([
    ['an account', { accounts: ['api'] }, ['Secret corp-pull-2 created', 'ServiceAccount api updated']],
    ['a pod alone', { pods: 1 }, ['Secret corp-pull-2 created']],
    ['nobody', {}, ['Secret corp-pull unchanged']],
  ])('of an immutable secret that %s names', (_, use, lines) => {
    expect(linesOf('cart', { immutable: true, use })).toEqual(lines);
  });
});
