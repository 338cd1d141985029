import { type ResourceName } from '../kinds.ts';
import { type JsonObject, type JsonValue, type KubeObject } from '../objects.ts';
import { type Column } from './column.ts';
import {
  eventColumns,
  namespaceColumns,
  nodeColumns,
  quotaColumns,
  secretColumns,
  serviceAccountColumns,
} from './core-columns.ts';
import { podColumns } from './pod-columns.ts';
import { bindingColumns, roleColumns } from './rbac-columns.ts';
import {
  cronJobColumns,
  daemonSetColumns,
  deploymentColumns,
  jobColumns,
  replicaSetColumns,
  statefulSetColumns,
} from './workload-columns.ts';

const COLUMNS: Readonly<Record<ResourceName, readonly Column[]>> = {
  namespaces: namespaceColumns,
  nodes: nodeColumns,
  pods: podColumns,
  secrets: secretColumns,
  serviceaccounts: serviceAccountColumns,
  events: eventColumns,
  resourcequotas: quotaColumns,
  deployments: deploymentColumns,
  statefulsets: statefulSetColumns,
  daemonsets: daemonSetColumns,
  replicasets: replicaSetColumns,
  jobs: jobColumns,
  cronjobs: cronJobColumns,
  roles: roleColumns,
  clusterroles: roleColumns,
  rolebindings: bindingColumns,
  clusterrolebindings: bindingColumns,
};

/** How much of each object a table's row carries. */
export type IncludeObject = 'None' | 'Metadata' | 'Object';

/** The columnDefinitions of a Table of this resource. */
export function columnDefinitions(resource: ResourceName): JsonValue[] {
  return COLUMNS[resource].map(({ name, type, format, wide }) => ({
    name,
    type,
    format,
    description: `${name} of the object, as kubectl get shows it.`,
    priority: wide ? 1 : 0,
  }));
}

/** One row of a Table; ages are told as of `now`. */
export function tableRow(
  resource: ResourceName,
  object: KubeObject,
  include: IncludeObject,
  now: number,
): JsonObject {
  return {
    cells: COLUMNS[resource].map((column) => column.cell(object, now)),
    object: include === 'Object' ? object : include === 'Metadata' ? partialMetadata(object) : null,
  };
}

/** The object reduced to its metadata. */
export function partialMetadata(object: KubeObject): JsonObject {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata };
}
