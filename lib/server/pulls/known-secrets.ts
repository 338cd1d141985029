import 'server-only';
import type { NamedSecret } from '#lib/domain/pull-secret/facts.ts';
import { isObject } from '../cluster/json.ts';
import type { Context } from '../context.ts';
import { redactSecret } from '../pull-secrets/redact.ts';
import { isMissing } from '../writes/refused-outcome.ts';
import { readSecretsOf } from './read-secrets-of-failing.ts';

/** Names asked for one by one at most; pods list one or two. */
const mostAsked = 20;

/**
 * The secrets on a pod's list as this person may read them, read now where the session does not know them: there,
 * missing, or not readable. Where the list is refused, single secrets may still be theirs to read by name.
 */
export async function knownSecrets(
  context: Context,
  namespace: string,
  names: readonly string[],
): Promise<NamedSecret[]> {
  await readSecretsOf(context, [namespace]);
  const named = context.pullport.secretMemory.of(context.identity.key).named(namespace, names);
  return Promise.all(
    named.map(async (secret, at) =>
      secret.is === 'not-readable' && at < mostAsked ? askByName(context, namespace, secret.name) : secret,
    ),
  );
}

async function askByName(
  { access, cluster }: Context,
  namespace: string,
  name: string,
): Promise<NamedSecret> {
  const question = { verb: 'get', resource: 'secrets', namespace, name } as const;
  if (!(await access.may(question).catch(() => false))) return { is: 'not-readable', name };
  try {
    const secret = await cluster.get({ resource: 'secrets', namespace, name });
    return isObject(secret)
      ? { is: 'there', name, facts: redactSecret(secret) }
      : { is: 'not-readable', name };
  } catch (error) {
    return isMissing(error) ? { is: 'missing', name } : { is: 'not-readable', name };
  }
}
