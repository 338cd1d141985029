import 'server-only';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Env } from './env.ts';

export type Log = Logger;

/**
 * JSON lines on stdout. Only the fields named at the call are written: no request, response or client error object
 * is ever passed whole, since those carry tokens and secret values.
 */
export function createLog(
  env: Env,
  usualLevel: 'info' | 'warn',
  destination: DestinationStream = pino.destination(1),
): Log {
  return pino(
    {
      level: env.PULLPORT_LOG_LEVEL ?? usualLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError, cause: describeError },
    },
    destination,
  );
}

/** Name, message and stack of an error; bodies and headers that clients attach to theirs are left behind. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  // client-node puts the answer's body and headers into the message of its ApiException.
  const isApiException = error.name === 'ApiException' || 'body' in error;
  return {
    name: error.name,
    message: isApiException ? 'the API client failed' : error.message.slice(0, 500),
    stack: isApiException ? undefined : error.stack?.split('\n').slice(1, 8).join('\n'),
  };
}
