import 'server-only';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { sleep, systemClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { readOtherSecretsOf } from '../pulls/read-secrets-of-failing.ts';
import { firstWait, type Patience } from './readable-secrets.ts';
import type { Surroundings } from './surroundings.ts';

/** A place that accounts or pods name as a pull secret. */
export type NamedPlace = { namespace: string; name: string };

export type NamedSecrets = {
  /** Secrets of types that the kubelet does not read. */
  mistyped: readonly SecretFacts[];
  /** Places where there is no secret at all. */
  missing: readonly NamedPlace[];
  /** Whether some of the names are still being looked for. */
  pending: boolean;
};

/**
 * What accounts and pods name as a pull secret and no list of pull secrets holds, in the namespaces whose secrets this
 * person may list: names and types only are read of it.
 */
export async function namedSecrets(
  context: Context,
  around: Surroundings,
  patience: Patience,
): Promise<NamedSecrets> {
  const memory = context.pullport.secretMemory.of(context.identity.key);
  const named = context.pullport.live.namespaceNames().flatMap((namespace) => {
    const view = memory.view(namespace);
    if (view.is !== 'read') return [];
    const names = [...namesIn(namespace, around)].filter((name) => !view.secrets.has(name));
    return names.length === 0 ? [] : [{ namespace, names }];
  });
  const due = named.filter(({ namespace, names }) => memory.needsOthers(namespace, names));
  const reading = readOtherSecretsOf(
    context,
    due.map(({ namespace }) => namespace),
  );
  const isUnknown = ({ namespace }: { namespace: string }) => !memory.knowsOthers(namespace);
  if (patience === 'until-read') await reading;
  else if (due.some(isUnknown)) await Promise.race([reading, sleep(systemClock, firstWait, context.signal)]);
  const known = named.filter((place) => !isUnknown(place));
  const found = known.flatMap(({ namespace, names }) =>
    memory.named(namespace, names).map((secret) => ({ namespace, secret })),
  );
  return {
    mistyped: found.flatMap(({ secret }) => (secret.is === 'there' ? [secret.facts] : [])),
    missing: found.flatMap(({ namespace, secret: { is, name } }) =>
      is === 'missing' ? [{ namespace, name }] : [],
    ),
    pending: named.some(isUnknown),
  };
}

function namesIn(namespace: string, around: Surroundings): Set<string> {
  const { live } = around.context.pullport;
  const accounts = around.seesAccounts(namespace) ? live.serviceAccounts.inNamespace(namespace) : [];
  const pods = around.seesPods(namespace) ? live.pods.inNamespace(namespace) : [];
  const names = new Set<string>();
  for (const { imagePullSecrets } of accounts) for (const name of imagePullSecrets) names.add(name);
  for (const { imagePullSecrets, deletedAt } of pods) {
    if (deletedAt === null) for (const name of imagePullSecrets) names.add(name);
  }
  names.delete('');
  return names;
}
