import { type IncomingMessage } from 'node:http';
import { asObject, type JsonObject, type JsonValue } from './objects.ts';
import { badRequest, StatusError, unsupportedMediaType } from './status.ts';

const LIMIT = 3 * 1024 * 1024;
const PROTOBUF = 'application/vnd.kubernetes.protobuf';

/** The media type of a request's body without its parameters; JSON where none is said. */
export function mediaType(request: IncomingMessage): string {
  const header = request.headers['content-type'] ?? 'application/json';
  return (header.split(';')[0] ?? '').trim().toLowerCase();
}

/** Reads a body as JSON of one of these types. Throws StatusError 400, 413 or 415. */
export async function readJson(
  request: IncomingMessage,
  accepted: readonly string[] = ['application/json'],
): Promise<JsonValue> {
  const type = mediaType(request);
  if (type === PROTOBUF) throw protobufRefused();
  if (!accepted.includes(type)) {
    throw unsupportedMediaType(
      `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
    );
  }
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`couldn't get version/kind; json parse error: the body is not valid JSON`);
  }
}

/** Reads a body that must be a JSON object; an empty body is an empty object. */
export async function readObject(request: IncomingMessage): Promise<JsonObject> {
  if (isBodyless(request)) return {};
  const object = asObject(await readJson(request));
  if (object === undefined)
    throw badRequest('the object provided is unrecognized (must be of type JSON object)');
  return object;
}

/** Whether a request came without a body. */
export function isBodyless({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'] ?? '0';
  return length === '0' && headers['transfer-encoding'] === undefined;
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const buffer = Buffer.from(part);
    size += buffer.length;
    if (size > LIMIT)
      throw new StatusError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${LIMIT}`);
    parts.push(buffer);
  }
  return Buffer.concat(parts, size).toString();
}

function protobufRefused(): StatusError {
  return unsupportedMediaType(
    `the demo API server does not read ${PROTOBUF}: write the object to a file and use "kubectl create -f FILE" (for a pull secret: kubectl create secret docker-registry … --dry-run=client -o yaml | kubectl create -f -)`,
  );
}
