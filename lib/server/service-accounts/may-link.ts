import 'server-only';
import type { Context } from '../context.ts';

/** Whether this person may patch all of these accounts: those of the namespace at large, or each by its name. */
export async function mayLink(
  { access }: Pick<Context, 'access'>,
  namespace: string,
  accounts: readonly string[],
): Promise<boolean> {
  if (accounts.length === 0) return true;
  const question = { verb: 'patch', resource: 'serviceaccounts', namespace } as const;
  if (await access.may(question)) return true;
  const answers = await Promise.all(accounts.map((name) => access.may({ ...question, name })));
  return answers.every(Boolean);
}
