import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '#lib/domain/errors.ts';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { sees } from './access.ts';
import { reviewAccess } from './reviews.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport();
});
afterAll(() => world.close());
afterEach(() => vi.restoreAllMocks());

/** Lets time pass for what remembers by the monotonic clock. */
function passingTime(): (milliseconds: number) => void {
  const now = performance.now.bind(performance);
  let passed = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + passed);
  return (milliseconds) => {
    passed += milliseconds;
  };
}

describe('access', () => {
  it('sees exactly the namespaces in which the cluster allows to list, for every person and resource', async () => {
    const people = world.demo.people.map(({ name }) => name);
    const resources = ['pods', 'secrets', 'serviceaccounts', 'events', 'deployments'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...people),
        fc.constantFrom(...resources),
        async (person, resource) => {
          const { access, identity } = await world.contextOf(person);
          const visible = await access.visible(resource);
          for (const namespace of world.running.live.namespaceNames()) {
            const question = { verb: 'list', resource, namespace } as const;
            const oracle = await reviewAccess(world.running.connection, identity.credentials, question);
            expect(sees(visible, namespace), `${person} ${resource} ${namespace}`).toBe(oracle);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('refuses with verb, resource and namespace, whether or not the namespace exists', async () => {
    const { access } = await world.contextOf('nils');
    for (const namespace of ['payments', 'no-such-namespace']) {
      const refusal = access.require({ verb: 'list', resource: 'secrets', namespace });
      await expect(refusal).rejects.toThrow(AppError);
      await expect(refusal).rejects.toMatchObject({
        code: 'forbidden',
        scope: { verb: 'list', resource: 'secrets', namespace },
      });
    }
  });

  it('asks again after "look again"', async () => {
    const { access } = await world.contextOf('nils');
    const question = { verb: 'list', resource: 'pods', namespace: 'notebooks' } as const;
    expect(await access.may(question)).toBe(false);
    await world.kube('POST', '/apis/rbac.authorization.k8s.io/v1/namespaces/notebooks/rolebindings', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'nils-views', namespace: 'notebooks' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'nils' }],
    });
    expect(await access.may(question)).toBe(false);
    access.lookAgain();
    expect(await access.may(question)).toBe(true);
  });

  it('does not bring back an answer that was forgotten while it was asked', async () => {
    const { access, identity } = await world.contextOf('nils');
    const question = { verb: 'list', resource: 'pods', namespace: null } as const;
    access.lookAgain();
    const asked = access.may(question);
    access.lookAgain();
    await asked;
    expect(world.running.accessMemory.lasts(identity, question)).toBe(0);
  });

  it('notices within 30 s that a right was taken away, whatever was asked shortly before', async () => {
    const path = '/apis/rbac.authorization.k8s.io/v1/namespaces/checkout/rolebindings';
    await world.kube('POST', path, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'nils-views', namespace: 'checkout' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'nils' }],
    });
    const pass = passingTime();
    const { access } = await world.contextOf('nils');
    access.lookAgain();
    expect(await access.may({ verb: 'list', resource: 'pods', namespace: 'checkout' })).toBe(true);
    await world.kube('DELETE', `${path}/nils-views`);
    pass(29_000);
    expect(sees(await access.visible('pods'), 'checkout')).toBe(true);
    pass(2000);
    // The memory reads the time once per millisecond: a call of the cluster lasts longer.
    await world.kube('GET', '/version');
    expect(sees(await access.visible('pods'), 'checkout')).toBe(false);
  });
});
