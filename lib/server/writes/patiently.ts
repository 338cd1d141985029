import 'server-only';
import { AppError } from '#lib/domain/errors.ts';
import { sleep, systemClock } from '../clock.ts';
import type { Context } from '../context.ts';

const tries = 6;
/** Seconds: a server that asks for more is told of in the result instead. */
const longestWait = 30;

/**
 * Makes a call again when the API server is busy, after as long as it asks for (Retry-After).
 * @throws AppError as the call does; `throttled` when it stays busy
 */
export async function patiently<Answer>(
  { signal }: Pick<Context, 'signal'>,
  call: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const wait = error instanceof AppError && error.code === 'throttled' ? (error.retryAfter ?? 1) : null;
      if (wait === null || wait > longestWait || attempt === tries || signal.aborted) throw error;
      // Spread, or all that were refused together would come back together.
      await sleep(systemClock, wait * 1000 * (1 + Math.random() / 4), signal);
    }
  }
}
