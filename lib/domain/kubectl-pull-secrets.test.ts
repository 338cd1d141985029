import { describe, expect, test } from 'vitest';
import { kubectlListPullSecrets } from '#lib/domain/kubectl-pull-secrets.ts';

/** What `kubectl get secrets` prints: a table of names and types. */
const table = [
  'NAMESPACE   NAME      TYPE                             DATA   AGE',
  'payments    corp      kubernetes.io/dockerconfigjson   1      3d',
  'payments    legacy    kubernetes.io/dockercfg          1      3d',
  'payments    webhook   Opaque                           1      3d',
];

describe('the command of the list', () => {
  test('shows both types of pull secrets, as the page does, and nothing else', () => {
    const command = kubectlListPullSecrets();
    const [, pattern = ''] = /grep -E '([^']+)'$/.exec(command) ?? [];
    expect(table.filter((line) => new RegExp(pattern).test(line))).toEqual(table.slice(0, 3));
    expect(command).toMatch(/^kubectl get secrets -A \|/);
  });

  test('asks in one namespace where the filter names one', () => {
    expect(kubectlListPullSecrets(['payments'])).toMatch(/^kubectl get secrets -n payments \|/);
    expect(kubectlListPullSecrets(['payments', 'cart'])).toMatch(/^kubectl get secrets -A \|/);
  });
});
