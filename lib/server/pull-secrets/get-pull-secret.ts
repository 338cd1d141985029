import 'server-only';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { kubectlShowEntries } from '#lib/domain/kubectl-pull-secrets.ts';
import { yamlName } from '#lib/domain/yaml-name.ts';
import type { Context } from '../context.ts';
import { convertible } from './convertible.ts';
import { readExisting } from './existing-secret.ts';
import { fieldHistory } from './field-history.ts';
import { isOpenShifts } from './managers.ts';
import { readableSecrets } from './readable-secrets.ts';
import { redactSecret } from './redact.ts';
import { effectsOf } from './secret-effects.ts';
import { secretRow } from './secret-row.ts';
import { surroundingsOf } from './surroundings.ts';

/**
 * One credential, as its page shows it: the secret asked for, its equals elsewhere, what hangs on it and who wrote it.
 * @throws AppError `forbidden`, the same whether or not it exists; `not-found` only for who may read it
 */
export async function getPullSecret(
  context: Context,
  { namespace, name }: { namespace: string; name: string },
): Promise<PullSecretDetail> {
  const existing = await readExisting(context, namespace, name);
  const { object } = existing;
  const facts = redactSecret(object);
  context.pullport.secretMemory.of(context.identity.key).notice(facts);
  const [known, around, rights] = await Promise.all([
    readableSecrets(context, 'a-moment'),
    surroundingsOf(context),
    rightsOver(context, namespace, name),
  ]);
  const equal = known.secrets.filter(
    (other) =>
      other.fingerprint === facts.fingerprint && (other.namespace !== namespace || other.name !== name),
  );
  const older = equal.filter((other) => other.namespace === namespace && other.createdAt < facts.createdAt);
  const row = secretRow(
    facts,
    older.map((other) => other.name),
    around,
  );
  return {
    secret: row,
    equals: equal.map((other) => secretRow(other, [], around)),
    pending: known.pending,
    effects: effectsOf(facts, row, around),
    history: fieldHistory(object),
    rights: isOpenShifts(facts.managers) ? { ...rights, update: false, delete: false } : rights,
    convertible: convertible(existing),
    yaml: `spec:\n  imagePullSecrets:\n    - name: ${yamlName(name)}\n`,
    kubectl: kubectlShowEntries(facts),
  };
}

async function rightsOver(
  { access }: Context,
  namespace: string,
  name: string,
): Promise<PullSecretDetail['rights']> {
  const [update, remove, patchAccounts] = await Promise.all([
    access.may({ verb: 'update', resource: 'secrets', namespace, name }),
    access.may({ verb: 'delete', resource: 'secrets', namespace, name }),
    access.may({ verb: 'patch', resource: 'serviceaccounts', namespace }),
  ]);
  return { update, delete: remove, patchAccounts };
}
