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
      hooks: { streamWrite: escapeUnseen },
    },
    destination,
  );
}

/** Text of the cluster may reorder what is read or move the cursor; JSON itself escapes only what is below U+0020. */
const unseen = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function escapeUnseen(line: string): string {
  return line.replace(unseen, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Name, message and stack of an error; bodies and headers that clients attach to theirs are left behind. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  // client-node puts the answer's body and headers into the message of its ApiException.
  const isApiException = error.name === 'ApiException' || 'body' in error;
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  return {
    name: error.name,
    message: isApiException ? 'the API client failed' : messageOf(error),
    // Frames only: the stack begins with the message, which may have lines of its own.
    stack: isApiException ? undefined : frames?.slice(0, 7).join('\n'),
  };
}

/** JSON.parse repeats what it could not read, which may be a piece of a Secret. */
function messageOf(error: Error): string {
  return error instanceof SyntaxError ? 'this is not JSON' : error.message.slice(0, 500);
}
