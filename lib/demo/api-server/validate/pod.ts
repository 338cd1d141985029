import { objectsOf } from '../defaults/pod-defaults.ts';
import { asObject, asString, cloneJson, equalJson, type JsonObject, type NewObject } from '../objects.ts';
import { type Findings, isLabel, LABEL_RULE } from './fields.ts';

const POLICIES = ['Always', 'IfNotPresent', 'Never'];
const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
const UPDATE_RULE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** Whether the spec is a pod's own or a workload's template: a template's image may be white space. */
export type PodSpecPlace = 'pod' | 'template';

/** k/k pkg/apis/core/validation/validation.go, the part about containers, images and policies. */
export function validatePodSpec(
  spec: JsonObject,
  path: string,
  place: PodSpecPlace,
  findings: Findings,
): void {
  const names = new Set<string>();
  if (objectsOf(spec, 'containers').length === 0) findings.required(`${path}.containers`);
  for (const list of LISTS) {
    for (const [index, container] of objectsOf(spec, list).entries()) {
      const at = `${path}.${list}[${index}]`;
      validateContainer(container, at, place, findings);
      const name = asString(container['name']);
      if (names.has(name)) findings.duplicate(`${at}.name`, name);
      names.add(name);
    }
  }
  for (const [index, volume] of objectsOf(spec, 'volumes').entries()) {
    const at = `${path}.volumes[${index}]`;
    const image = asObject(volume['image']);
    if (image === undefined) continue;
    if (place === 'pod' && asString(image['reference']) === '') findings.required(`${at}.image.reference`);
    checkPolicy(image['pullPolicy'], `${at}.image.pullPolicy`, findings);
  }
}

function validateContainer(container: JsonObject, at: string, place: PodSpecPlace, findings: Findings): void {
  const name = asString(container['name']);
  const image = asString(container['image']);
  if (name === '') findings.required(`${at}.name`);
  else if (!isLabel(name)) findings.invalid(`${at}.name`, name, LABEL_RULE);
  if (image === '') findings.required(`${at}.image`);
  else if (place === 'pod' && image.trim() !== image)
    findings.invalid(`${at}.image`, image, 'must not have leading or trailing whitespace');
  checkPolicy(container['imagePullPolicy'], `${at}.imagePullPolicy`, findings);
}

function checkPolicy(policy: JsonObject[string] | undefined, field: string, findings: Findings): void {
  if (!POLICIES.includes(asString(policy))) findings.unsupported(field, policy, POLICIES);
}

/** What may change in a living pod: images, a deadline, more tolerations. */
export function validatePodChange(before: NewObject, after: NewObject, findings: Findings): void {
  const old = asObject(before['spec']) ?? {};
  const wanted = asObject(after['spec']) ?? {};
  const masked = cloneJson(wanted);
  for (const list of ['initContainers', 'containers'] as const) {
    const images = objectsOf(old, list);
    for (const [index, container] of objectsOf(masked, list).entries()) {
      const image = images[index]?.['image'];
      if (image !== undefined) container['image'] = image;
    }
  }
  for (const field of ['activeDeadlineSeconds', 'tolerations', 'terminationGracePeriodSeconds']) {
    const value = old[field];
    if (value === undefined) delete masked[field];
    else masked[field] = value;
  }
  if (!equalJson(masked, old)) findings.forbidden('spec', UPDATE_RULE);
}

/** Ephemeral containers are only added, never changed or taken away. */
export function validateEphemeralChange(before: NewObject, after: NewObject, findings: Findings): void {
  const old = objectsOf(asObject(before['spec']), 'ephemeralContainers');
  const wanted = objectsOf(asObject(after['spec']), 'ephemeralContainers');
  for (const container of old) {
    const name = asString(container['name']);
    const now = wanted.find((other) => other['name'] === name);
    if (now !== undefined && equalJson(now, container)) continue;
    const what = now === undefined ? 'removed' : 'changed';
    const why = `existing ephemeral containers "${name}" may not be ${what}\n`;
    findings.forbidden('spec.ephemeralContainers', why);
  }
}
