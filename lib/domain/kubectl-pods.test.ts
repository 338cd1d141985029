import { describe, expect, test } from 'vitest';
import { kubectlGetPods, leftOutOf } from '#lib/domain/kubectl-pods.ts';

describe('the list of pods', () => {
  test.each([
    [{}, 'kubectl get pods -A'],
    [{ namespace: ['a'] }, 'kubectl get pods -n a'],
    [{ namespace: ['a', 'b'], node: ['n1'] }, 'kubectl get pods -A --field-selector spec.nodeName=n1'],
    [{ label: ['app=x', 'app=y'] }, "kubectl get pods -A -l 'app in (x,y)'"],
    [{ label: ['app=x', 'tier=y'] }, 'kubectl get pods -A'],
  ])('lists pods as filters %j say', (filters, command) => {
    expect(kubectlGetPods(filters).split(' -o ')).toEqual([
      command,
      expect.stringMatching(/^'custom-columns=.*\.image,/),
    ]);
  });

  test('failing pods go through jq', () => {
    expect(kubectlGetPods({ pull: ['failing'] })).toMatch(/^kubectl get pods -A -o json \| jq -r '/);
  });

  test.each([
    [{ secret: ['s'] }, 'select(any(.spec.imagePullSecrets[]?; .name == "s"))'],
    [{ account: 'a' }, 'select(.spec.serviceAccountName == "a")'],
    [{ node: ['a', 'b'] }, 'select(.spec.nodeName == "a" or .spec.nodeName == "b")'],
    [{ registry: ['ghcr.io'] }, 'startswith("ghcr.io" + "/")'],
    [{ policy: ['Never'] }, '.imagePullPolicy == "Never"'],
    [{ image: 'x"y' }, String.raw`contains("x\"y")`],
  ])('what kubectl cannot select, jq does: %j', (filters, condition) => {
    expect(kubectlGetPods(filters)).toContain(condition);
  });

  test('states that no reason tells are left out whole', () => {
    expect(kubectlGetPods({ pull: ['failing', 'running'] })).not.toContain('jq');
    expect(leftOutOf({ pull: ['failing', 'running'] })).toEqual(['pull']);
  });

  test('what neither can say is named', () => {
    const query = {
      namespace: ['a'],
      q: 'x',
      cause: ['dns'],
      pull: ['running'],
      sort: 'name',
      page: 2,
      image: '',
    };
    expect(leftOutOf(query)).toEqual(['q', 'cause', 'pull']);
    expect(leftOutOf({ policy: ['differs'], label: ['a=b', 'c=d'], node: ['n'] })).toEqual([
      'policy',
      'label',
    ]);
  });
});
