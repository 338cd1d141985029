import { describe, expect, test } from 'vitest';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';
import { accountsIn, undoneWords } from './undo.ts';

const line: ResultLine = {
  namespace: 'payments',
  kind: 'ServiceAccount',
  name: 'default',
  outcome: 'updated',
  detail: 'corp-pull was linked to default.',
};

function link(namespace: string): NonNullable<WriteResult['undo']>[number] {
  return {
    action: 'link',
    secret: 'corp-pull',
    lists: ['imagePullSecrets'],
    namespaces: [namespace],
    serviceAccounts: ['default'],
    onMissingSecret: 'anyway',
  };
}

describe('taking an unlinking back', () => {
  test('counts accounts of one name in two namespaces as two', () => {
    expect(accountsIn([link('payments'), link('cart'), link('cart')])).toBe(2);
  });

  test('is said once it has ended', () => {
    expect(undoneWords({ is: 'running', lines: [line], problem: null }, 1)).toBeNull();
    expect(undoneWords({ is: 'done', lines: [line], problem: null }, 1)).toBe('1 account names it again.');
  });

  test('that was refused is not called done', () => {
    const refused: ResultLine = { ...line, outcome: 'forbidden', detail: 'You may not patch it.' };
    const words = undoneWords({ is: 'done', lines: [line, refused], problem: null }, 2);
    expect(words).toBe('payments: You may not patch it.');
  });
});
