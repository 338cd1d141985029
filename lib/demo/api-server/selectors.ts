import { type ResourceKind } from './kinds.ts';
import { asString, type KubeObject, member } from './objects.ts';
import { badRequest } from './status.ts';

export type Predicate = (object: KubeObject) => boolean;

/** What a list or watch selects; `trivial` when everything matches, so that nothing need be asked. */
export type Selection = { matches: Predicate; trivial: boolean };

const COMMON = ['metadata.name', 'metadata.namespace'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'status.phase',
    'status.podIP',
  ],
  secrets: ['type'],
  namespaces: ['status.phase'],
  nodes: ['spec.unschedulable'],
  jobs: ['status.successful'],
  replicasets: ['status.replicas'],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
};

/** Reads labelSelector and fieldSelector of a query. Throws StatusError 400 for what cannot be read or is not served. */
export function readSelection(kind: ResourceKind, query: URLSearchParams): Selection {
  const predicates = [
    ...parseFieldSelector(kind, query.get('fieldSelector') ?? ''),
    ...parseLabelSelector(query.get('labelSelector') ?? ''),
  ];
  return {
    trivial: predicates.length === 0,
    matches: (object) => predicates.every((predicate) => predicate(object)),
  };
}

function parseFieldSelector(kind: ResourceKind, text: string): Predicate[] {
  return terms(text).map((term) => {
    const match = /^([^=!]+)(!=|==?)(.*)$/.exec(term);
    if (match === null) throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`);
    const [, field = '', operator, wanted] = match;
    if (!COMMON.includes(field) && !FIELDS[kind.resource]?.includes(field))
      throw badRequest(`field label not supported: ${field}`);
    const equal = operator !== '!=';
    return (object) => (fieldOf(object, field) === wanted) === equal;
  });
}

function fieldOf(object: KubeObject, field: string): string {
  if (field === 'source')
    return asString(member(object, 'source', 'component')) || asString(object['reportingComponent']);
  if (field === 'reportingComponent') return asString(object['reportingComponent']);
  const value = member(object, ...field.split('.'));
  if (value === undefined || value === null) return field === 'spec.unschedulable' ? 'false' : '';
  return typeof value === 'object' ? '' : String(value);
}

function parseLabelSelector(text: string): Predicate[] {
  return terms(text).map((term) => {
    const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(term);
    if (set !== null) {
      const [, key = '', operator, listed = ''] = set;
      const values = listed.split(',').map((value) => value.trim());
      if (operator === 'in') return (object) => values.includes(labelOf(object, key) ?? '\0');
      return (object) => !values.includes(labelOf(object, key) ?? '\0');
    }
    const comparison = /^([^\s=!]+)\s*(!=|==?)\s*([^\s=!]*)$/.exec(term);
    if (comparison !== null) {
      const [, key = '', operator, wanted] = comparison;
      const equal = operator !== '!=';
      return (object) => (labelOf(object, key) === wanted) === equal;
    }
    const existence = /^(!?)\s*([^\s=!()]+)$/.exec(term);
    if (existence === null)
      throw badRequest(`unable to parse requirement: found '${term}', expected: a label selector`);
    const [, absent, key = ''] = existence;
    return (object) => (labelOf(object, key) === undefined) === (absent === '!');
  });
}

function labelOf(object: KubeObject, key: string): string | undefined {
  const { labels } = object.metadata;
  return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
}

// Commas inside (…) belong to a set.
function terms(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map((term) => term.trim())
    .filter((term) => term !== '');
}
