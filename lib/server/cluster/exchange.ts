import 'server-only';
import { request as send } from 'undici';
import { AppError } from '#lib/domain/errors.ts';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import type { Authorization, ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import { credentialError, unreachableError } from '#lib/server/cluster/errors.ts';
import { clusterUrl, type ClusterPath, type ClusterQuery } from '#lib/server/cluster/path.ts';
import { version } from '#lib/server/version.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The API server indents its JSON for agents that look like a browser or curl; this one does not. */
export const userAgent = `pullport/${version}`;

export type Exchange = {
  method: Method;
  path: ClusterPath;
  query?: ClusterQuery;
  body?: unknown;
  contentType?: string;
  accept?: string;
  signal?: AbortSignal;
  headersTimeout?: number;
};

export type Answer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Buffer>;
};

/**
 * Sends one request and gives its answer as it is, whatever the status. A 401 is tried once more with renewed
 * credentials, for tokens that a plugin or a file replaces.
 * @throws AppError `cluster-unreachable` or, where the credentials cannot be had, `unauthenticated`
 */
export async function exchange(
  connection: ClusterConnection,
  credentials: ClusterCredentials,
  request: Exchange,
): Promise<Answer> {
  const first = await attempt(connection, credentials, request);
  if (first.status !== 401 || !credentials.renewable) return first;
  await discard(first);
  credentials.renew();
  return attempt(connection, credentials, request);
}

async function attempt(
  connection: ClusterConnection,
  credentials: ClusterCredentials,
  request: Exchange,
): Promise<Answer> {
  const url = clusterUrl(connection.server, request.path, request.query);
  const authorization = await authorize(credentials);
  try {
    const answer = await send(url, {
      method: request.method,
      dispatcher: connection.transport.dispatcher(authorization.certificate),
      headers: headersOf(request, authorization),
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal: request.signal ?? null,
      headersTimeout: request.headersTimeout ?? 30_000,
      bodyTimeout: 0,
    });
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.join(', ') : String(value),
      ]),
    );
    return { status: answer.statusCode, headers, body: translated(connection, answer.body) };
  } catch (cause) {
    throw unreachableError(cause, connection.server);
  }
}

async function authorize(credentials: ClusterCredentials): Promise<Authorization> {
  try {
    return await credentials.authorize();
  } catch (cause) {
    throw credentialError(cause);
  }
}

function headersOf(request: Exchange, authorization: Authorization): Record<string, string> {
  return {
    accept: request.accept ?? 'application/json',
    'user-agent': userAgent,
    ...(request.body === undefined ? {} : { 'content-type': request.contentType ?? 'application/json' }),
    ...authorization.headers,
  };
}

async function* translated(
  connection: ClusterConnection,
  body: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch (cause) {
    throw unreachableError(cause, connection.server);
  }
}

async function discard(answer: Answer): Promise<void> {
  let read = 0;
  for await (const chunk of answer.body) if ((read += chunk.length) > 65_536) break;
}

/** The JSON of an answer, null where it is empty. @throws AppError when it is longer than `limit` bytes or not JSON */
export async function readLimited(
  connection: ClusterConnection,
  answer: Answer,
  limit: number,
): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer.body) {
    length += chunk.length;
    if (length > limit) {
      throw new AppError(
        'too-large',
        'The cluster answered with more than Pullport reads at once: narrow the request.',
      );
    }
    chunks.push(chunk);
  }
  if (length === 0) return null;
  try {
    return JSON.parse(Buffer.concat(chunks, length).toString('utf8'));
  } catch (cause) {
    throw new AppError(
      'cluster-failed',
      `What answers at ${new URL(connection.server).host} does not speak the Kubernetes API: check the server address in the kubeconfig.`,
      { cause },
    );
  }
}
