import { type Call } from './call.ts';
import { asArray, asObject, asString, type JsonObject, type JsonValue, member } from './objects.ts';
import { type User } from './identity.ts';
import { type Attributes, authorize, rulesFor } from './rbac.ts';
import { badRequest, invalid, type StatusError } from './status.ts';
import { timestamp } from './time.ts';

/** Answers a review of what the user may do or is; `resource` is the path's, null for other resources. */
export function answerReview(call: Call, body: JsonObject): JsonObject | null {
  switch (call.info.resource) {
    case 'selfsubjectaccessreviews':
      return accessReview('SelfSubjectAccessReview', call.user, call, body);
    case 'subjectaccessreviews':
      return accessReview('SubjectAccessReview', namedUser(body), call, body);
    case 'selfsubjectrulesreviews':
      return rulesReview(call, body);
    case 'selfsubjectreviews':
      return subjectReview(call);
    default:
      return null;
  }
}

function accessReview(kind: string, user: User, { context }: Call, body: JsonObject): JsonObject {
  const asked = askedOf(body);
  if (asked === null) throw lacksAttributes();
  const { allowed, reason } = authorize(context.cluster.store, user, asked);
  const status = { allowed, ...(reason === '' ? {} : { reason }) };
  return {
    kind,
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec: body['spec'] ?? {},
    status,
  };
}

/** Whom a SubjectAccessReview asks about. */
function namedUser(body: JsonObject): User {
  const groups = asArray(member(body, 'spec', 'groups')).map(asString);
  return { name: asString(member(body, 'spec', 'user')), groups, uid: '', extra: {} };
}

function askedOf(body: JsonObject): Attributes | null {
  const resource = asObject(member(body, 'spec', 'resourceAttributes'));
  const path = asObject(member(body, 'spec', 'nonResourceAttributes'));
  if ((resource === undefined) === (path === undefined)) return null;
  const text = (key: string): string => asString(resource?.[key]);
  return {
    verb: asString((resource ?? path)?.['verb']),
    group: text('group'),
    resource: text('resource'),
    subresource: text('subresource'),
    namespace: text('namespace'),
    name: text('name'),
    path: asString(path?.['path']),
  };
}

function lacksAttributes(): StatusError {
  const message =
    'Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified';
  const kind = {
    group: 'authorization.k8s.io',
    kind: 'SelfSubjectAccessReview',
    resource: 'selfsubjectaccessreviews',
  };
  return invalid(kind, '', [{ reason: 'FieldValueInvalid', field: 'spec.resourceAttributes', message }]);
}

function rulesReview({ context, user }: Call, body: JsonObject): JsonObject {
  const namespace = asString(member(body, 'spec', 'namespace'));
  if (namespace === '') throw badRequest('no namespace on request');
  const rules = user.groups.includes('system:masters')
    ? [EVERYTHING]
    : rulesFor(context.cluster.store, user, namespace).map(({ rule }) => rule);
  const listed = (rule: JsonObject, keys: readonly string[]): JsonObject =>
    Object.fromEntries(
      keys
        .filter((key) => asArray(rule[key]).length > 0)
        .map((key): [string, JsonValue] => [key, rule[key] ?? []]),
    );
  const status = {
    resourceRules: rules
      .filter((rule) => asArray(rule['resources']).length > 0)
      .map((rule) => listed(rule, ['verbs', 'apiGroups', 'resources', 'resourceNames'])),
    nonResourceRules: rules
      .filter((rule) => asArray(rule['nonResourceURLs']).length > 0)
      .map((rule) => listed(rule, ['verbs', 'nonResourceURLs'])),
    incomplete: false,
  };
  return {
    kind: 'SelfSubjectRulesReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec: {},
    status,
  };
}

const EVERYTHING: JsonObject = { verbs: ['*'], apiGroups: ['*'], resources: ['*'] };

function subjectReview({ context, user }: Call): JsonObject {
  const { name, groups, uid, extra } = user;
  const userInfo: JsonObject = { username: name, groups: [...groups] };
  if (uid !== '') userInfo['uid'] = uid;
  if (Object.keys(extra).length > 0) userInfo['extra'] = { ...extra };
  const metadata = { creationTimestamp: timestamp(context.cluster.store.clock.now()) };
  return {
    kind: 'SelfSubjectReview',
    apiVersion: 'authentication.k8s.io/v1',
    metadata,
    status: { userInfo },
  };
}
