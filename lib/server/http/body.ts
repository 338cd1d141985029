import 'server-only';
import { AppError } from '#lib/domain/errors.ts';

/** How much of a request body is read, and what is said of one that is longer. */
export type BodyLimit = {
  bytes: number;
  /** The field that is to blame, as far as a body that nobody reads can tell. */
  field: string | null;
  advice: string;
};

/** Unless an endpoint allows more. */
export const usualBodyLimit: BodyLimit = {
  bytes: 64 * 1024,
  field: null,
  advice: 'Send less, or in several calls.',
};

/** Where thousands of objects may be named. */
export const planBodyLimit: BodyLimit = { ...usualBodyLimit, bytes: 512 * 1024 };

/** Where a docker config may be sent along: more than a Secret holds, so that the usual refusal can say what is wrong. */
export const documentBodyLimit: BodyLimit = {
  bytes: 8 * 1024 * 1024,
  field: 'document',
  advice: 'A Secret holds 1 MiB: keep only the registries you need.',
};

/** Where a password is sent along and no document. */
export const passwordBodyLimit: BodyLimit = {
  bytes: documentBodyLimit.bytes,
  field: 'password',
  advice: 'A Secret holds 1 MiB: enter the password or token alone.',
};

/**
 * Reads a JSON body, no more of it than `limit` says.
 * @throws AppError `unsupported-media-type`, `too-large`, or `bad-request` when it is not JSON
 */
export async function readJsonBody(request: Request, limit: BodyLimit): Promise<unknown> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError('unsupported-media-type', 'Send the body as application/json.');
  }
  const text = await readText(request, limit);
  if (text.trim() === '') {
    throw new AppError('bad-request', 'The body is empty. Send a JSON object, {} at least.');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AppError('bad-request', 'The body is not JSON. Check it with a JSON linter.');
  }
}

async function readText(request: Request, limit: BodyLimit): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit.bytes) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    size += part.value.byteLength;
    if (size > limit.bytes) {
      await reader?.cancel();
      throw tooLarge(limit);
    }
    chunks.push(part.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function tooLarge({ bytes, field, advice }: BodyLimit): AppError {
  const message = `is larger than ${sizeText(bytes)}, the most that this call takes. ${advice}`;
  const fields = field === null ? [] : [{ field, message }];
  return new AppError('too-large', `The body ${message} Nothing was written.`, { fields });
}

function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes} KB` : `${kilobytes / 1024} MB`;
}
