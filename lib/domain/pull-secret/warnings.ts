import { documentWarnings } from '#lib/domain/pull-secret/document-warnings.ts';
import { dataKeyOf, formatOfType } from '#lib/domain/pull-secret/docker-config.ts';
import { isPullSecretType, type SecretContent } from '#lib/domain/pull-secret/document-facts.ts';

/** What the API server takes and the kubelet trips over, as a closed list. */
export type PullSecretWarningCode =
  | 'wrong-type'
  | 'wrong-data-key'
  | 'wrong-format'
  | 'not-json'
  | 'byte-order-mark'
  | 'yaml'
  | 'base64-twice'
  | 'array'
  | 'manifest'
  | 'undecodable'
  | 'undecodable-entry'
  | 'no-entries'
  | 'creds-store'
  | 'creds-store-only'
  | 'identity-token-only'
  | 'empty-entry'
  | 'same-registry-twice'
  | 'key-never-matches'
  | 'key-unparsable'
  | 'key-version-path'
  | 'key-scheme'
  | 'key-default-port'
  | 'key-last-slash'
  | 'key-case'
  | 'key-port'
  | 'key-host'
  | 'key-credential'
  | 'key-query'
  | 'key-whitespace'
  | 'username-empty'
  | 'username-colon'
  | 'username-whitespace'
  | 'username-shape'
  | 'password-empty'
  | 'password-newline'
  | 'password-whitespace'
  | 'password-is-auth'
  | 'short-lived';

/** `broken`: will not work. `suspect`: most likely a mistake. `note`: works, but may surprise. */
export type WarningSeverity = 'broken' | 'suspect' | 'note';

export type PullSecretWarning = {
  code: PullSecretWarningCode;
  severity: WarningSeverity;
  field: 'type' | 'document' | 'key' | 'username' | 'password';
  /** The entry it is about, as its key is written; null for the whole document. */
  entryKey: string | null;
  sentence: string;
};

/** Warnings for a whole Secret before it is saved; values are never in them. Linear. */
export function pullSecretWarnings({ type, data }: SecretContent): PullSecretWarning[] {
  const about = { entryKey: null } as const;
  if (!isPullSecretType(type)) {
    const sentence = `The kubelet reads no Secret of type ${type === '' ? 'Opaque' : type}; use kubernetes.io/dockerconfigjson.`;
    return [{ ...about, code: 'wrong-type', severity: 'broken', field: 'type', sentence }];
  }
  const format = formatOfType[type];
  const dataKey = dataKeyOf[format];
  const text = Object.hasOwn(data, dataKey) ? data[dataKey] : undefined;
  if (text !== undefined) return documentWarnings(text, format);
  const other = format === 'dockercfg' ? dataKeyOf.dockerconfigjson : dataKeyOf.dockercfg;
  const wrong = Object.hasOwn(data, other) ? `, and ${other} belongs to the other type` : '';
  const sentence = `Type ${type} is read from the data key ${dataKey} only${wrong}; put the document there.`;
  return [{ ...about, code: 'wrong-data-key', severity: 'broken', field: 'document', sentence }];
}
