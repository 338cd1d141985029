import { type ResourceKind } from '../kinds.ts';
import { asObject, equalJson, member, type NewObject } from '../objects.ts';
import { invalid } from '../status.ts';
import { Findings } from './fields.ts';
import { validateMetadata } from './metadata.ts';
import { validateEphemeralChange, validatePodChange, validatePodSpec } from './pod.ts';
import { validateSecret, validateSecretChange } from './secret.ts';
import { validateWorkload } from './workload.ts';

/** Throws StatusError 422 with every problem of the object. */
export function validateObject(kind: ResourceKind, object: NewObject): void {
  const findings = new Findings();
  validateMetadata(kind, object, findings);
  switch (kind.resource) {
    case 'secrets':
      validateSecret(object, findings);
      break;
    case 'pods':
      validatePodSpec(asObject(object['spec']) ?? {}, 'spec', 'pod', findings);
      break;
    case 'events':
      validateEvent(object, findings);
      break;
    case 'deployments':
    case 'statefulsets':
    case 'daemonsets':
    case 'replicasets':
    case 'jobs':
    case 'cronjobs':
      validateWorkload(kind, object, findings);
      break;
    default:
  }
  refuse(kind, object, findings);
}

/** An event stands where its object does; those about objects without a namespace stand in `default`. */
function validateEvent(object: NewObject, findings: Findings): void {
  const about = member(object['involvedObject'], 'namespace');
  const namespace = typeof about === 'string' && about !== '' ? about : 'default';
  if (namespace !== object.metadata.namespace)
    findings.invalid('involvedObject.namespace', about ?? '', 'does not match event.namespace');
}

/** Throws StatusError 422 where `after` changes what may not change. */
export function validateChange(
  kind: ResourceKind,
  before: NewObject,
  after: NewObject,
  subresource: string,
): void {
  const findings = new Findings();
  if (kind.resource === 'secrets') validateSecretChange(before, after, findings);
  if (kind.resource === 'pods' && subresource === '') validatePodChange(before, after, findings);
  if (subresource === 'ephemeralcontainers') validateEphemeralChange(before, after, findings);
  if (
    kind.group === 'apps' &&
    !equalJson(member(before['spec'], 'selector'), member(after['spec'], 'selector'))
  ) {
    findings.invalid('spec.selector', member(after['spec'], 'selector'), 'field is immutable');
  }
  if (kind.resource.endsWith('bindings') && !equalJson(before['roleRef'], after['roleRef'])) {
    findings.invalid('roleRef', after['roleRef'], 'cannot change roleRef');
  }
  refuse(kind, after, findings);
}

function refuse(kind: ResourceKind, object: NewObject, { problems }: Findings): void {
  if (problems.length > 0) throw invalid(kind, object.metadata.name ?? '', problems);
}
