import type { PullSecretDetail, SecretRow } from '#lib/api/pull-secrets.ts';
import type { WriteRequest, WriteState } from '#lib/client/hooks/use-write.ts';
import { api } from '#lib/paths.ts';

/** The one that was asked for, or its equals in other namespaces with it. */
export type Reach = 'this' | 'everywhere';

/** The secrets that a deletion reaches, the one that was asked for first. */
export function reachOf(
  { secret, equals }: Pick<PullSecretDetail, 'secret' | 'equals'>,
  reach: Reach,
): readonly SecretRow[] {
  return reach === 'this' ? [secret] : [secret, ...equals];
}

/** A secret as it was seen. */
export type SecretVersion = Pick<SecretRow, 'namespace' | 'name' | 'resourceVersion'>;

/** Each as it is seen now. */
export function versionsOf(secrets: readonly SecretRow[]): SecretVersion[] {
  return secrets.map(({ namespace, name, resourceVersion }) => ({ namespace, name, resourceVersion }));
}

/** The same as text, which stays equal while rows are read anew and nothing changed. */
export function versionText(secrets: readonly SecretRow[]): string {
  return JSON.stringify(versionsOf(secrets));
}

/** Reads what versionText has written. */
export function versionsIn(text: string): SecretVersion[] {
  return JSON.parse(text) as SecretVersion[];
}

/** One plan over all of them, each only if it is still as it was seen. */
export function deletionOf(secrets: readonly SecretVersion[], { dryRun }: { dryRun: boolean }): WriteRequest {
  return { method: 'POST', path: api.pullSecretDeletions(), body: { secrets, unlink: 'yes', dryRun } };
}

/** Whether every secret of it is gone now. */
export function isAllGone({ is, lines }: WriteState): boolean {
  const secrets = lines.filter(({ kind }) => kind === 'Secret');
  return (
    is === 'done' &&
    secrets.length > 0 &&
    secrets.every(({ outcome }) => outcome === 'deleted' || outcome === 'unchanged')
  );
}
