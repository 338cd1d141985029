import { expect, test } from 'vitest';
import { inNamespaces } from '#lib/domain/kubectl-scope.ts';

const command = 'kubectl get pods -A -o json | jq .items';

test('one namespace is named', () => {
  expect(inNamespaces(command, ['payments'])).toBe('kubectl get pods -n payments -o json | jq .items');
});

test('several are a loop around the whole command', () => {
  expect(inNamespaces(command, ['payments', 'search'])).toBe(
    'for ns in payments search; do kubectl get pods -n "$ns" -o json | jq .items; done',
  );
});

test('what names its namespace stays, and so does what has none to name', () => {
  expect(inNamespaces('kubectl get pods -n cart', ['payments'])).toBe('kubectl get pods -n cart');
  expect(inNamespaces(command, [])).toBe(command);
});
