import 'server-only';
import type { AppError } from '#lib/domain/errors.ts';
import type { Log } from '../log.ts';
import { toAppError } from './problem.ts';

/** Whatever was thrown as the error to answer with, after one log line about it. */
export function noteError(log: Log, requestId: string, thrown: unknown): AppError {
  const error = toAppError(thrown);
  // Only what nobody foresaw needs its stack; a cluster that is away would fill the log with it at each poll.
  const [level, cause] = error.code === 'internal' ? (['error', error.cause] as const) : (['warn'] as const);
  log[level](
    { requestId, code: error.code, scope: error.scope, cause },
    // What is said of wrong fields repeats what was sent, and somebody may have pasted a password as a name.
    error.code === 'invalid-field' ? 'some values are not valid' : error.message,
  );
  return error;
}
