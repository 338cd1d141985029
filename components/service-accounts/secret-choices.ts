import { compareText } from '#lib/domain/compare-text.ts';
import type { Health, PullSecretList } from '#lib/api/pull-secrets.ts';
import type { AccountRow } from '#lib/api/service-accounts.ts';

/** A secret name that can be linked or unlinked, and how far it reaches. */
export type SecretChoice = {
  name: string;
  /** Registry keys or, to unlink, the lists that name it. */
  detail: string;
  isBroken: boolean;
  count: number;
  outOf: number;
};

/** Names of pull secrets in the accounts' namespaces; those that serve what the accounts lack come first. */
export function choicesToLink(accounts: readonly AccountRow[], list: PullSecretList): SecretChoice[] {
  const namespaces = new Set(accounts.map(({ namespace }) => namespace));
  const lacking = new Set(
    accounts.flatMap(({ asks }) =>
      asks
        .filter(({ state }) => state === 'not-linked' || state === 'failing')
        .map(({ registry }) => registry),
    ),
  );
  const secrets = list.items
    .flatMap((credential) => credential.secrets)
    .filter(({ namespace, health }) => namespaces.has(namespace) && isOfUse(health));
  return [...Map.groupBy(secrets, ({ name }) => name)]
    .map(([name, own]) => {
      const keys = [...new Set(own.flatMap(({ entries }) => entries.map(({ key }) => key)))];
      const helps = keys.some((key) => [...lacking].some((registry) => key.includes(registry)));
      return {
        name,
        detail: keys.join(', '),
        isBroken: own.some(({ problem }) => problem !== null),
        count: new Set(own.map(({ namespace }) => namespace)).size,
        outOf: namespaces.size,
        keys: keys.length,
        helps,
      };
    })
    .sort(
      (a, b) =>
        Number(b.helps) - Number(a.helps) ||
        b.count - a.count ||
        // The narrower credential before one that opens other registries too.
        a.keys - b.keys ||
        compareText(a.name, b.name),
    );
}

/** Names on the accounts' lists; what the platform made is left alone. */
export function choicesToUnlink(accounts: readonly AccountRow[]): SecretChoice[] {
  const links = accounts.flatMap(({ imagePullSecrets, secrets }, at) => [
    ...imagePullSecrets.map((secret) => ({ ...secret, at, list: 'for pull' })),
    ...secrets.map((secret) => ({ ...secret, at, list: 'for mount' })),
  ]);
  const ours = links.filter(({ state }) => state !== 'platform');
  return [...Map.groupBy(ours, ({ name }) => name)]
    .map(([name, own]) => ({
      name,
      detail: [...new Set(own.map(({ list }) => list))].join(', '),
      isBroken: own.some(({ state }) => state === 'broken' || state === 'missing'),
      count: new Set(own.map(({ at }) => at)).size,
      outOf: accounts.length,
    }))
    .sort((a, b) => Number(b.isBroken) - Number(a.isBroken) || b.count - a.count);
}

/** Linking what the kubelet never reads, or a name without a secret, would help nobody. */
function isOfUse({ code }: Health): boolean {
  return code !== 'wrong-type' && code !== 'missing';
}
