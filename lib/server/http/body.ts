import 'server-only';
import { AppError } from '#lib/domain/errors.ts';

/** Bytes of a request body that are read unless an endpoint allows more. */
export const usualBodyLimit = 64 * 1024;
/** Where a docker config may be sent along: five times what a Secret holds, so that the refusal can say why. */
export const documentBodyLimit = 8 * 1024 * 1024;

/**
 * Reads a JSON body, at most `limit` bytes of it.
 * @throws AppError `unsupported-media-type`, `too-large`, or `bad-request` when it is not JSON
 */
export async function readJsonBody(request: Request, limit: number): Promise<unknown> {
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

async function readText(request: Request, limit: number): Promise<string> {
  const tooLarge = () =>
    new AppError(
      'too-large',
      `The body is larger than ${Math.floor(limit / 1024)} KB, which this call does not take.`,
    );
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    size += part.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
