import { asObject, type JsonValue } from './objects.ts';
import { badRequest } from './status.ts';

/** Where a paged list goes on: after key `after`, at `version` (-1: as it is now). */
export type Continue = { version: number; after: string };

/** Encodes as the API server does: base64url of {v, rv, start}, start being the first key that may come. */
export function writeContinue({ version, after }: Continue): string {
  const token = { v: 'meta.k8s.io/v1', rv: version, start: `${after}\0` };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** Throws StatusError 400 for what is no token of this server. */
export function readContinue(token: string): Continue {
  const decoded = asObject(parse(Buffer.from(token, 'base64url').toString()));
  const version = decoded?.['rv'];
  const start = decoded?.['start'];
  if (decoded?.['v'] !== 'meta.k8s.io/v1' || typeof version !== 'number' || typeof start !== 'string') {
    throw badRequest('invalid continue token: continue key is not valid: invalid character');
  }
  return { version, after: start.slice(0, -1) };
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
