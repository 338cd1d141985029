import { type ResourceKind } from '../kinds.ts';
import { asString, type NewObject } from '../objects.ts';
import { type Findings, isLabel, isSubdomain, LABEL_RULE, SUBDOMAIN_RULE } from './fields.ts';

const ANNOTATIONS_LIMIT = 256 * 1024;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const KEY_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const KEY_RULE =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** Checks name, labels and annotations. RBAC names are path segments, all others DNS names. */
export function validateMetadata(kind: ResourceKind, { metadata }: NewObject, findings: Findings): void {
  checkName(kind, metadata.name ?? '', findings);
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    checkKey('metadata.labels', key, findings);
    const text: unknown = value;
    if (typeof text !== 'string' || text.length > 63 || !LABEL_VALUE.test(text))
      findings.invalid('metadata.labels', value, VALUE_RULE);
  }
  let size = 0;
  for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
    checkKey('metadata.annotations', key.toLowerCase(), findings);
    size += key.length + Buffer.byteLength(asString(value));
  }
  if (size > ANNOTATIONS_LIMIT) findings.tooLong('metadata.annotations', ANNOTATIONS_LIMIT);
}

function checkName(kind: ResourceKind, name: string, findings: Findings): void {
  if (name === '') return findings.required('metadata.name', 'name or generateName is required');
  if (kind.group === 'rbac.authorization.k8s.io') {
    if (name === '.' || name === '..' || /[/%]/.test(name))
      findings.invalid('metadata.name', name, "may not contain '/' or '%'");
  } else if (kind.resource === 'namespaces') {
    if (!isLabel(name)) findings.invalid('metadata.name', name, LABEL_RULE);
  } else if (!isSubdomain(name)) {
    findings.invalid('metadata.name', name, SUBDOMAIN_RULE);
  }
}

function checkKey(field: string, key: string, findings: Findings): void {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? null : key.slice(0, slash);
  const name = key.slice(slash + 1);
  if (prefix !== null && !isSubdomain(prefix)) findings.invalid(field, key, `prefix part ${SUBDOMAIN_RULE}`);
  if (name.length > 63 || !KEY_NAME.test(name)) findings.invalid(field, key, KEY_RULE);
}
