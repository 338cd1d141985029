import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#lib/domain/errors.ts';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { sees } from './access.ts';
import { reviewAccess } from './reviews.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport();
});
afterAll(() => world.close());

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
});
