import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { clientFor, type Client } from '#e2e/contract/client.ts';
import { eventually } from '#e2e/contract/eventually.ts';

const target = inject('target');

/** May do everything. */
export const admin: Client = clientFor(target, target.credentials.admin);
/** May do what a test granted. */
export const guest: Client = clientFor(target, target.credentials.guest);
/** Shows no credentials. */
export const stranger: Client = clientFor(target, null);
/** Shows a token that nobody has. */
export const impostor: Client = clientFor(target, { token: 'nobody-has-this-one' });

/** Where one asks which rules hold for oneself in a namespace. */
export const rulesReviews = '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';

/** A namespace of this file's own, there before its first test and deleted after its last. */
export type Place = {
  name: string;
  /** `/api/v1/namespaces/NAME`. */
  core: string;
  /** `/apis/apps/v1/namespaces/NAME`. */
  apps: string;
  /** `/apis/batch/v1/namespaces/NAME`. */
  batch: string;
};

/** Makes a namespace around the tests of the file or block that calls this. */
export function ownNamespace(): Place {
  const name = `contract-${randomBytes(4).toString('hex')}`;
  const core = `/api/v1/namespaces/${name}`;
  beforeAll(async () => {
    await admin.must('POST', '/api/v1/namespaces', { metadata: { name } });
    // Its account comes a moment later, and pods are refused until then.
    await eventually(async () => (await admin.get(`${core}/serviceaccounts/default`)).status === 200, 40_000);
  });
  afterAll(async () => void (await admin.call('DELETE', core)));
  const inGroup = (group: string): string => `/apis/${group}/v1/namespaces/${name}`;
  return { name, core, apps: inGroup('apps'), batch: inGroup('batch') };
}

/** The guest's name in the cluster. */
export async function guestName(): Promise<string> {
  const review = await guest.must('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {});
  return review['status'].userInfo.username;
}

type Rule = { apiGroups: string[]; resources: string[]; verbs: string[]; resourceNames?: string[] };

/** Gives the guest this rule in a namespace, by a Role and its binding of this name; resolves once it holds. */
export async function grant(place: Place, name: string, rule: Rule): Promise<void> {
  const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${place.name}`;
  const group = 'rbac.authorization.k8s.io';
  await admin.must('POST', `${rbac}/roles`, { metadata: { name }, rules: [rule] });
  await admin.must('POST', `${rbac}/rolebindings`, {
    metadata: { name },
    roleRef: { apiGroup: group, kind: 'Role', name },
    subjects: [{ kind: 'User', apiGroup: group, name: await guestName() }],
  });
  const wanted = JSON.stringify(rule.resources);
  await eventually(async () => {
    const { status } = await guest.must('POST', rulesReviews, { spec: { namespace: place.name } });
    return status.resourceRules.some(
      ({ verbs, resources }: Rule) =>
        JSON.stringify(resources) === wanted && rule.verbs.every((verb) => verbs.includes(verb)),
    );
  });
}
