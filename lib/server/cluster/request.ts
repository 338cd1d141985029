import 'server-only';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import type { ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import { refusedError } from '#lib/server/cluster/errors.ts';
import { exchange, readLimited, type Method } from '#lib/server/cluster/exchange.ts';
import type { ClusterPath, ClusterQuery } from '#lib/server/cluster/path.ts';
import { ClusterRefusal } from '#lib/server/cluster/refusal.ts';

export type BodyType =
  | 'application/json'
  | 'application/json-patch+json'
  | 'application/merge-patch+json'
  | 'application/strategic-merge-patch+json';

export type ClusterRequest = {
  /** GET where absent. */
  method?: Method;
  path: ClusterPath;
  query?: ClusterQuery;
  /** Sent as JSON. */
  body?: unknown;
  /** `application/json` where absent; every patch names its own. */
  contentType?: BodyType;
  /** `application/json` where absent. */
  accept?: string;
  signal?: AbortSignal;
  /** Milliseconds for the whole exchange, 15,000 where absent. */
  timeout?: number;
  /** Values that no error text may repeat (passwords, tokens, documents that are being written). */
  hide?: readonly string[];
};

export type ClusterResponse = {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** null where the answer has no body. */
  json: unknown;
};

export type ClusterStreamRequest = Pick<ClusterRequest, 'path' | 'query' | 'accept' | 'signal'> & {
  /** Milliseconds to the answer's head, 30,000 where absent; the stream itself may last. */
  timeout?: number;
};

export type ClusterStream = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Buffer>;
};

const answerLimit = 32 * 1024 * 1024;
const refusalLimit = 256 * 1024;

/**
 * One call of the cluster's API as `credentials`, and only those.
 * @throws AppError for whatever is not a 2xx (rebuilt from status and reason, the body is never passed on), for an
 * unreachable cluster, for an answer over 32 MiB or one that is not JSON
 */
export async function clusterRequest(
  connection: ClusterConnection,
  credentials: ClusterCredentials,
  request: ClusterRequest,
): Promise<ClusterResponse> {
  const timeout = AbortSignal.timeout(request.timeout ?? 15_000);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]);
  const method = request.method ?? 'GET';
  const answer = await exchange(connection, credentials, { ...request, method, signal });
  if (answer.status >= 300) throw await refused(connection, request, method, answer);
  return {
    status: answer.status,
    headers: answer.headers,
    json: await readLimited(connection, answer, answerLimit),
  };
}

/**
 * A list or watch whose body is read as it comes.
 * @throws AppError as `clusterRequest` does; reading `body` throws AppError `cluster-unreachable` when it breaks off
 */
export async function clusterStream(
  connection: ClusterConnection,
  credentials: ClusterCredentials,
  request: ClusterStreamRequest,
): Promise<ClusterStream> {
  const answer = await exchange(connection, credentials, {
    ...request,
    method: 'GET',
    headersTimeout: request.timeout ?? 30_000,
  });
  if (answer.status >= 300) throw await refused(connection, request, 'GET', answer);
  return answer;
}

async function refused(
  connection: ClusterConnection,
  request: Pick<ClusterRequest, 'path' | 'query' | 'hide'>,
  method: Method,
  answer: ClusterStream,
) {
  const body = await readLimited(connection, answer, refusalLimit).catch(() => null);
  const refusal = new ClusterRefusal(answer.status, body, answer.headers['retry-after']);
  return refusedError(refusal, {
    method,
    path: request.path,
    query: request.query ?? {},
    hide: request.hide ?? [],
  });
}
