import { type ResourceName } from './kinds.ts';
import { type User } from './identity.ts';
import { asArray, asObject, asString, type JsonObject, type JsonValue } from './objects.ts';
import { type ObjectStore } from './store.ts';

/** What is asked of RBAC: a resource, or a path where `resource` is empty. */
export type Attributes = {
  verb: string;
  group: string;
  resource: string;
  subresource: string;
  namespace: string;
  name: string;
  path: string;
};

/** One rule that holds for a user, with the binding that gave it. */
export type GrantedRule = { rule: JsonObject; reason: string };

/** Whether `user` may do this, and the binding that says so. Members of system:masters may do everything. */
export function authorize(
  store: ObjectStore,
  user: User,
  asked: Attributes,
): { allowed: boolean; reason: string } {
  if (user.groups.includes('system:masters')) return { allowed: true, reason: '' };
  const grant = rulesFor(store, user, asked.namespace).find(({ rule }) => ruleAllows(rule, asked));
  return grant === undefined ? { allowed: false, reason: '' } : { allowed: true, reason: grant.reason };
}

/** Every rule that holds for `user` cluster-wide and, where `namespace` is not empty, in that namespace. */
export function rulesFor(store: ObjectStore, user: User, namespace: string): GrantedRule[] {
  const clusterWide = granted(store, user, 'clusterrolebindings', '');
  return namespace === ''
    ? clusterWide
    : [...clusterWide, ...granted(store, user, 'rolebindings', namespace)];
}

function granted(store: ObjectStore, user: User, bindings: ResourceName, namespace: string): GrantedRule[] {
  const scope = namespace === '' ? {} : { namespace };
  return store.list(bindings, scope).flatMap((binding) => {
    const subjects = asArray(binding['subjects']).map(asObject);
    const subject = subjects.find(
      (candidate) => candidate !== undefined && names(candidate, user, namespace),
    );
    if (subject === undefined) return [];
    const role = asObject(binding['roleRef']) ?? {};
    const target =
      bindings === 'clusterrolebindings' ? binding.metadata.name : `${binding.metadata.name}/${namespace}`;
    const reason = `RBAC: allowed by ${binding.kind} "${target}" of ${asString(role['kind'])} "${asString(role['name'])}" to ${asString(subject['kind'])} "${asString(subject['name'])}"`;
    return roleRules(store, role, namespace).map((rule) => ({ rule, reason }));
  });
}

function names(subject: JsonObject, user: User, namespace: string): boolean {
  const name = asString(subject['name']);
  if (subject['kind'] === 'User') return name === user.name;
  if (subject['kind'] === 'Group') return user.groups.includes(name);
  const home = asString(subject['namespace']) || namespace;
  return subject['kind'] === 'ServiceAccount' && user.name === `system:serviceaccount:${home}:${name}`;
}

function roleRules(store: ObjectStore, role: JsonObject, namespace: string): JsonObject[] {
  const name = asString(role['name']);
  const object =
    role['kind'] === 'Role'
      ? store.get('roles', namespace, name)
      : store.get('clusterroles', undefined, name);
  return asArray(object?.['rules'])
    .map(asObject)
    .filter((rule) => rule !== undefined);
}

// k/k plugin/pkg/auth/authorizer/rbac: evaluation_helpers.go.
function ruleAllows(rule: JsonObject, asked: Attributes): boolean {
  if (!holds(rule['verbs'], asked.verb)) return false;
  if (asked.resource === '')
    return asArray(rule['nonResourceURLs']).some((url) => urlMatches(asString(url), asked.path));
  const resourceNames = asArray(rule['resourceNames']);
  return (
    holds(rule['apiGroups'], asked.group) &&
    asArray(rule['resources']).some((resource) => resourceMatches(asString(resource), asked)) &&
    // Names are literal: "*" is a name like any other. No name asked (list, create) never matches a list of names.
    (resourceNames.length === 0 || resourceNames.includes(asked.name))
  );
}

function holds(values: JsonValue | undefined, asked: string): boolean {
  return asArray(values).some((value) => value === '*' || value === asked);
}

function resourceMatches(rule: string, { resource, subresource }: Attributes): boolean {
  if (rule === '*') return true;
  if (subresource === '') return rule === resource;
  return rule === `${resource}/${subresource}` || rule === `*/${subresource}`;
}

function urlMatches(rule: string, path: string): boolean {
  if (rule === '*' || rule === path) return true;
  return rule.endsWith('*') && path.startsWith(rule.slice(0, -1));
}
