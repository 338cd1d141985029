import { startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { clientFor, type Client } from '#e2e/contract/client.ts';
import type { Target } from '#e2e/contract/target.ts';

/** Somebody whose lists of pods a server turns away for now. */
export type Throttled = { client: Client; undo(): Promise<void> };

/** Makes such a somebody: in the demo by its fault injector, in a real cluster by priority and fairness. */
export function throttle(target: Target): Promise<Throttled> {
  return target.kind === 'demo' ? throttleInDemo() : throttleForReal(target);
}

async function throttleInDemo(): Promise<Throttled> {
  const demo = await startDemoCluster();
  const person = demo.people[0];
  if (person === undefined) throw new Error('The demo cluster has no people.');
  demo.faults.add({ person: person.name, resource: 'pods' }, { kind: 'status', code: 429 });
  const target: Target = {
    ...{ kind: 'demo', server: demo.url, authority: null },
    credentials: { admin: { token: person.token }, guest: { token: person.token } },
  };
  return { client: clientFor(target, target.credentials.admin), undo: () => demo.close() };
}

const flowControl = '/apis/flowcontrol.apiserver.k8s.io/v1';
const name = 'contract-throttled';

/** A level of priority without a seat, to which the guest's lists of pods belong. */
async function throttleForReal(target: Target): Promise<Throttled> {
  const admin = clientFor(target, target.credentials.admin);
  const guest = clientFor(target, target.credentials.guest);
  const { status } = await guest.must('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {});
  const limited = { nominalConcurrencyShares: 0, lendablePercent: 0, borrowingLimitPercent: 0 };
  await admin.must('POST', `${flowControl}/prioritylevelconfigurations`, {
    metadata: { name },
    spec: { type: 'Limited', limited: { ...limited, limitResponse: { type: 'Reject' } } },
  });
  await admin.must('POST', `${flowControl}/flowschemas`, {
    metadata: { name },
    spec: {
      priorityLevelConfiguration: { name },
      matchingPrecedence: 2,
      rules: [
        {
          subjects: [{ kind: 'User', user: { name: status.userInfo.username } }],
          // Other files of the suite ask for pods elsewhere at the same time.
          resourceRules: [{ verbs: ['list'], apiGroups: [''], resources: ['pods'], namespaces: ['default'] }],
        },
      ],
    },
  });
  return {
    client: guest,
    async undo() {
      await admin.must('DELETE', `${flowControl}/flowschemas/${name}`);
      await admin.must('DELETE', `${flowControl}/prioritylevelconfigurations/${name}`);
    },
  };
}
