import { allKinds, type ResourceKind } from './kinds.ts';
import { type JsonObject } from './objects.ts';

export const GIT_VERSION = 'v1.35.4';

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
// Served by reviews.ts, not by the store.
const REVIEWS = [
  { group: 'authorization.k8s.io', resource: 'selfsubjectaccessreviews', kind: 'SelfSubjectAccessReview' },
  { group: 'authorization.k8s.io', resource: 'subjectaccessreviews', kind: 'SubjectAccessReview' },
  { group: 'authorization.k8s.io', resource: 'selfsubjectrulesreviews', kind: 'SelfSubjectRulesReview' },
  { group: 'authentication.k8s.io', resource: 'selfsubjectreviews', kind: 'SelfSubjectReview' },
];

/** What a discovery path answers, null for every other path. */
export function answerDiscovery(path: string): JsonObject | null {
  const parts = path.split('/').filter((part) => part !== '');
  if (path === '/version' || path === '/version/') return version();
  if (parts[0] === 'api' && parts.length === 1) return apiVersions();
  if (parts[0] === 'api' && parts.length === 2 && parts[1] === 'v1') return resourceList('');
  if (parts[0] !== 'apis') return null;
  const [, group = '', groupVersion] = parts;
  if (parts.length === 1) return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups().map(groupEntry) };
  if (!groups().includes(group)) return null;
  if (parts.length === 2) return { kind: 'APIGroup', apiVersion: 'v1', ...groupEntry(group) };
  return parts.length === 3 && groupVersion === 'v1' ? resourceList(group) : null;
}

/** Whether anything is served in this group; '' is the core one. */
export function isServed(group: string): boolean {
  return group === '' || groups().includes(group);
}

/** Every named group served, in the order of discovery. */
export function groups(): string[] {
  const named = [...allKinds(), ...REVIEWS].map(({ group }) => group);
  return [...new Set(named)].filter((group) => group !== '');
}

function version(): JsonObject {
  return {
    major: '1',
    minor: '35',
    gitVersion: GIT_VERSION,
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '2026-01-01T00:00:00Z',
    goVersion: 'go1.25.0',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}

function apiVersions(): JsonObject {
  const address = { clientCIDR: '0.0.0.0/0', serverAddress: '127.0.0.1' };
  return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [address] };
}

function groupEntry(group: string): JsonObject {
  const only = { groupVersion: `${group}/v1`, version: 'v1' };
  return { name: group, versions: [only], preferredVersion: only };
}

function resourceList(group: string): JsonObject {
  const kinds = allKinds().filter((kind) => kind.group === group);
  const reviews = REVIEWS.filter((review) => review.group === group);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group === '' ? 'v1' : `${group}/v1`,
    resources: [
      ...kinds.flatMap(entries),
      ...reviews.map(({ resource, kind }) => reviewEntry(resource, kind)),
    ],
  };
}

function entries(kind: ResourceKind): JsonObject[] {
  const { resource, singular, namespaced, shortNames, subresources } = kind;
  const names = shortNames.length === 0 ? {} : { shortNames: [...shortNames] };
  const categories = kind.group === 'apps' || resource === 'pods' ? { categories: ['all'] } : {};
  const own = {
    name: resource,
    singularName: singular,
    namespaced,
    kind: kind.kind,
    verbs: VERBS,
    ...names,
    ...categories,
  };
  const below = subresources.map((subresource) => ({
    name: `${resource}/${subresource}`,
    singularName: '',
    namespaced,
    kind: kind.kind,
    verbs: ['get', 'patch', 'update'],
  }));
  return [own, ...below];
}

function reviewEntry(resource: string, kind: string): JsonObject {
  return { name: resource, singularName: kind.toLowerCase(), namespaced: false, kind, verbs: ['create'] };
}
