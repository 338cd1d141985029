import { expect, test } from 'vitest';
import { managedBy, mayChangeItBack } from './managed-by.ts';

test.each([
  [[], ''],
  [['Pullport'], ''],
  [['Argo CD'], 'Argo CD manages it'],
  [['Pullport', 'Flux'], 'Flux manages it'],
  [['Flux', 'Helm'], 'Flux and Helm manage it'],
])('%j: %s', (managers, clause) => {
  expect(managedBy(managers)).toBe(clause);
});

test('a warning goes behind another sentence', () => {
  expect(mayChangeItBack(['Pullport'])).toBe('');
  expect(mayChangeItBack(['Flux', 'Helm'])).toBe(' Flux and Helm manage it and may change it back.');
});
