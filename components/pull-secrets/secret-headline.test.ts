import { describe, expect, test } from 'vitest';
import { entryView, secretRow } from '#scripts/testing/secret-row.ts';
import { leadingEntry, secretHeadline } from './secret-headline.ts';

const rejected = { code: 'rejected', severity: 'fail', label: '', sentence: '' } as const;
const failing = (namespace: string, pods: number) =>
  secretRow(namespace, { health: rejected, use: { failing: pods } });

describe('the headline of a secret', () => {
  test('counts what fails with it in all its namespaces', () => {
    const { title } = secretHeadline({ secret: failing('cart', 2), equals: [failing('checkout', 3)] });
    expect(title).toBe(
      'registry.corp.example rejects the password of robot. 5 pods in 2 namespaces cannot pull.',
    );
    expect(secretHeadline({ secret: failing('cart', 0), equals: [] }).title).not.toContain('cannot pull');
  });

  test('names the namespaces that hold the same credential, each once', () => {
    const why = (...namespaces: string[]) =>
      secretHeadline({ secret: secretRow('cart'), equals: namespaces.map((name) => secretRow(name)) }).why;
    expect(why()).toContain('the only one with this credential');
    expect(why('checkout')).toBe('The same user and password are kept in cart and checkout.');
    expect(why('checkout', 'cart')).toBe('The same user and password are kept in cart and checkout.');
    expect(why('cart')).toBe('The same user and password are kept in 2 secrets of cart.');
    expect(why('a', 'b', 'c', 'd', 'e', 'f')).toContain('kept in 7 namespaces');
  });

  test('is about the entry that serves most', () => {
    const entries = [entryView('quay.io', { servesCount: 1 }), entryView('ghcr.io', { servesCount: 4 })];
    expect(leadingEntry({ entries })?.key).toBe('ghcr.io');
  });
});
