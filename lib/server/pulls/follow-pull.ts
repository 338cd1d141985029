import 'server-only';
import type { Explanation, PullQuery } from '#lib/api/explanation.ts';
import { AppError } from '#lib/domain/errors.ts';
import type { Context } from '../context.ts';
import { explainPull } from './explain-pull.ts';

type Input = Parameters<typeof explainPull>[1] & PullQuery;

/**
 * As explainPull. Whoever looks at a pod already names its uid and is answered without content once that pod is no
 * more, also where another has its name by now: to be replaced is what becomes of a pod, not a fault of who asks.
 * @throws AppError as explainPull does; `not-found` only without a uid
 */
export async function followPull(
  context: Context,
  { uid, ...place }: Input,
): Promise<Explanation | Response> {
  const explained = await explainPull(context, place).catch((error: unknown) => {
    if (uid !== undefined && error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  });
  if (explained !== null && (uid === undefined || explained.podUid === uid)) return explained;
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}
