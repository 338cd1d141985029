import { type ResourceKind, type ResourceName } from '../kinds.ts';
import { asObject, asString, type JsonObject, member, type NewObject } from '../objects.ts';
import { type Findings } from './fields.ts';
import { validatePodSpec } from './pod.ts';

const withReplicas: readonly ResourceName[] = ['deployments', 'statefulsets', 'replicasets'];

/** k/k pkg/apis/apps and batch, validation.go: what makes the pods, how many of them, which are its own, and when. */
export function validateWorkload(kind: ResourceKind, object: NewObject, findings: Findings): void {
  const spec = asObject(object['spec']);
  if (spec === undefined) return findings.required('spec');
  if (withReplicas.includes(kind.resource)) validateReplicas(spec, findings);
  if (kind.resource === 'cronjobs') validateSchedule(asString(spec['schedule']), findings);
  const inJob = member(spec, 'jobTemplate') !== undefined;
  const template = inJob ? member(spec, 'jobTemplate', 'spec', 'template') : member(spec, 'template');
  const path = inJob ? 'spec.jobTemplate.spec.template' : 'spec.template';
  const podSpec = asObject(member(template, 'spec'));
  if (podSpec === undefined) return findings.required(`${path}.spec.containers`);
  const labels = asObject(member(template, 'metadata', 'labels')) ?? {};
  if (!selects(kind, asObject(spec['selector']), labels))
    findings.invalid(`${path}.metadata.labels`, labels, '`selector` does not match template `labels`');
  validatePodSpec(podSpec, `${path}.spec`, 'template', findings);
}

function validateReplicas(spec: JsonObject, findings: Findings): void {
  const { replicas } = spec;
  if (typeof replicas === 'number' && replicas < 0)
    findings.invalid('spec.replicas', replicas, 'must be greater than or equal to 0');
  if (asObject(spec['selector']) === undefined) findings.required('spec.selector');
}

/** Only whether it has the shape of a schedule; what stands in the five fields is not looked at. */
function validateSchedule(schedule: string, findings: Findings): void {
  if (schedule === '') return findings.required('spec.schedule');
  const fields = schedule.trim().split(/\s+/);
  if (!schedule.startsWith('@') && fields.length !== 5) {
    const found = `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
    findings.invalid('spec.schedule', schedule, found);
  }
}

/** Jobs get a selector that fits; one of the others that is missing selects nothing. */
function selects(kind: ResourceKind, selector: JsonObject | undefined, labels: JsonObject): boolean {
  if (selector === undefined) return kind.group !== 'apps';
  const wanted = Object.entries(asObject(selector['matchLabels']) ?? {});
  return wanted.every(([key, value]) => labels[key] === value);
}
