import 'server-only';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import type { ServiceAccountRecord } from '#lib/domain/service-account/record.ts';
import { isManagedDockercfgName } from '#lib/domain/service-account/managed-dockercfg.ts';
import type { SessionSecrets } from '../pull-secrets/secret-memory.ts';

type LinkedSecret = AccountRow['secrets'][number];

/** The names of one of an account's lists, each with what is behind it as this session knows. */
export function linkedSecrets(
  { namespace, name: account }: ServiceAccountRecord,
  names: readonly string[],
  secrets: SessionSecrets,
): LinkedSecret[] {
  return secrets.named(namespace, names).map((named) => {
    const { name } = named;
    if (isMadeByPlatform(account, name)) return { name, state: 'platform' };
    switch (named.is) {
      case 'there':
        return { name, state: isBroken(named.facts) ? 'broken' : 'there' };
      case 'missing':
        return { name, state: secrets.knowsOthers(namespace) ? 'missing' : 'pending' };
      case 'not-readable':
      case 'pending':
        return { name, state: named.is };
    }
  });
}

/** Token secrets of older clusters are named like OpenShift's managed ones, `<account>-token-<five characters>`. */
function isMadeByPlatform(account: string, name: string): boolean {
  const token = `${account}-token-`;
  return (
    isManagedDockercfgName(account, name) || (name.startsWith(token) && name.length === token.length + 5)
  );
}

function isBroken({ document }: { document: { is: string } }): boolean {
  return document.is === 'undecodable' || document.is === 'wrong-key';
}
