import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';

/** Why a secret cannot be changed or deleted here, as a sentence; null where it can. */
export function mayNot(
  { secret, rights }: Pick<PullSecretDetail, 'secret' | 'rights'>,
  verb: 'update' | 'delete',
): string | null {
  if (rights[verb]) return null;
  if (isLeftAlone(secret)) return `OpenShift makes and rotates ${secret.name}; leave it alone.`;
  return `You may not ${verb} secrets in ${secret.namespace}.`;
}

/** Whether it is OpenShift's own: no plan of ours touches it. */
export function isLeftAlone({ managers }: Pick<PullSecretDetail['secret'], 'managers'>): boolean {
  return managers.includes('OpenShift');
}
