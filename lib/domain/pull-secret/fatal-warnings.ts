import type { PullSecretWarning, PullSecretWarningCode } from '#lib/domain/pull-secret/warnings.ts';

const fatal: ReadonlySet<PullSecretWarningCode> = new Set([
  'not-json',
  'yaml',
  'base64-twice',
  'array',
  'manifest',
  'wrong-format',
  'undecodable',
  'undecodable-entry',
  'creds-store-only',
  'no-entries',
]);

/** Whether a pasted document with this gives the kubelet nothing, or spoils every pull; others concern one entry. */
export function isFatal({ code }: Pick<PullSecretWarning, 'code'>): boolean {
  return fatal.has(code);
}
