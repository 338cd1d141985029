import { asArray, asObject, type JsonValue, type KubeObject, member } from '../objects.ts';
import { ageColumn, type Column, nameColumn, numberAt, stringAt, text, wideText } from './column.ts';
import { ageOf } from './duration.ts';

export const secretColumns: readonly Column[] = [
  nameColumn,
  text('Type', (secret) => stringAt(secret, 'type')),
  {
    ...text('Data', (secret) => Object.keys(asObject(secret['data']) ?? {}).length),
    type: 'integer',
  },
  ageColumn,
];

export const serviceAccountColumns: readonly Column[] = [
  nameColumn,
  { ...text('Secrets', (account) => asArray(account['secrets']).length), type: 'integer' },
  ageColumn,
];

export const namespaceColumns: readonly Column[] = [
  nameColumn,
  text('Status', (namespace) => stringAt(namespace, 'status', 'phase')),
  ageColumn,
];

export const nodeColumns: readonly Column[] = [
  nameColumn,
  text('Status', nodeStatus),
  text('Roles', nodeRoles),
  ageColumn,
  text('Version', (node) => stringAt(node, 'status', 'nodeInfo', 'kubeletVersion')),
  wideText('Internal-IP', (node) => nodeAddress(node, 'InternalIP')),
  wideText('External-IP', (node) => nodeAddress(node, 'ExternalIP')),
  wideText('OS-Image', (node) => stringAt(node, 'status', 'nodeInfo', 'osImage') || '<unknown>'),
  wideText('Kernel-Version', (node) => stringAt(node, 'status', 'nodeInfo', 'kernelVersion') || '<unknown>'),
  wideText(
    'Container-Runtime',
    (node) => stringAt(node, 'status', 'nodeInfo', 'containerRuntimeVersion') || '<unknown>',
  ),
];

export const eventColumns: readonly Column[] = [
  text('Last Seen', (event, now) => ageOf(lastSeen(event), now)),
  text('Type', (event) => stringAt(event, 'type')),
  text('Reason', (event) => stringAt(event, 'reason')),
  text(
    'Object',
    (event) =>
      `${stringAt(event, 'involvedObject', 'kind').toLowerCase()}/${stringAt(event, 'involvedObject', 'name')}`,
  ),
  wideText('Subobject', (event) => stringAt(event, 'involvedObject', 'fieldPath')),
  wideText('Source', eventSource),
  text('Message', (event) => stringAt(event, 'message').trim()),
  wideText('First Seen', (event, now) =>
    ageOf(stringAt(event, 'firstTimestamp') || stringAt(event, 'eventTime'), now),
  ),
  { ...wideText('Count', (event) => numberAt(event, 'count') || 1), type: 'integer' },
  { ...wideText('Name', (event) => event.metadata.name), format: 'name' },
];

export const quotaColumns: readonly Column[] = [
  nameColumn,
  text('Request', (quota) => quotaText(quota, false)),
  text('Limit', (quota) => quotaText(quota, true)),
  ageColumn,
];

function nodeStatus(node: KubeObject): string {
  const conditions = asArray(member(node, 'status', 'conditions'));
  const ready = conditions.find((condition) => stringAt(condition, 'type') === 'Ready');
  const state = ready === undefined ? 'Unknown' : stringAt(ready, 'status') === 'True' ? 'Ready' : 'NotReady';
  return member(node, 'spec', 'unschedulable') === true ? `${state},SchedulingDisabled` : state;
}

function nodeRoles(node: KubeObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const labels = Object.keys(node.metadata.labels ?? {}).filter((label) => label.startsWith(prefix));
  return (
    labels
      .map((label) => label.slice(prefix.length))
      .sort()
      .join(',') || '<none>'
  );
}

function nodeAddress(node: KubeObject, type: string): string {
  const found = asArray(member(node, 'status', 'addresses')).find(
    (address) => stringAt(address, 'type') === type,
  );
  return stringAt(found, 'address') || '<none>';
}

function lastSeen(event: KubeObject): string {
  return (
    stringAt(event, 'series', 'lastObservedTime') ||
    stringAt(event, 'lastTimestamp') ||
    stringAt(event, 'eventTime') ||
    event.metadata.creationTimestamp
  );
}

function eventSource(event: KubeObject): string {
  const component = stringAt(event, 'source', 'component') || stringAt(event, 'reportingComponent');
  const host = stringAt(event, 'source', 'host') || stringAt(event, 'reportingInstance');
  return host === '' ? component : `${component}, ${host}`;
}

function quotaText(quota: KubeObject, limits: boolean): string {
  const used = asObject(member(quota, 'status', 'used')) ?? {};
  return Object.entries(asObject(member(quota, 'spec', 'hard')) ?? {})
    .filter(([resource]) => resource.startsWith('limits.') === limits)
    .map(([resource, hard]) => `${resource}: ${shown(used[resource])}/${shown(hard)}`)
    .join(', ');
}

function shown(quantity: JsonValue | undefined): string {
  return typeof quantity === 'string' || typeof quantity === 'number' ? String(quantity) : '0';
}
