import 'server-only';
import type { ClusterConnection } from './connection.ts';
import type { ClusterCredentials } from './credentials.ts';
import type { ClusterPath, ClusterQuery } from './path.ts';
import { clusterRequest, type BodyType, type ClusterRequest } from './request.ts';

type WriteOptions = {
  dryRun?: boolean;
  hide?: readonly string[];
};

/** The API server under one person's own credentials, and only those. */
export class UserCluster {
  readonly #connection: ClusterConnection;
  readonly #credentials: ClusterCredentials;
  readonly #signal: AbortSignal;

  constructor(connection: ClusterConnection, credentials: ClusterCredentials, signal: AbortSignal) {
    this.#connection = connection;
    this.#credentials = credentials;
    this.#signal = signal;
  }

  /** @throws AppError as clusterRequest does, for this and every other call here */
  async get(path: ClusterPath, query: ClusterQuery = {}): Promise<unknown> {
    return this.#send({ path, query });
  }

  /** A list as a table without the objects themselves: names and counts, no values. */
  async table(path: ClusterPath, query: ClusterQuery = {}): Promise<unknown> {
    return this.#send({
      path,
      query: { ...query, includeObject: 'None' },
      accept: 'application/json;as=Table;g=meta.k8s.io;v=v1',
    });
  }

  async create(path: ClusterPath, body: unknown, options: WriteOptions = {}): Promise<unknown> {
    return this.#send({ method: 'POST', path, body, ...written(options) });
  }

  async replace(path: ClusterPath, body: unknown, options: WriteOptions = {}): Promise<unknown> {
    return this.#send({ method: 'PUT', path, body, ...written(options) });
  }

  async patch(
    path: ClusterPath,
    contentType: BodyType,
    body: unknown,
    options: WriteOptions = {},
  ): Promise<unknown> {
    return this.#send({ method: 'PATCH', path, contentType, body, ...written(options) });
  }

  /** `preconditions` and the like go into DeleteOptions; with a body the API server reads nothing from the query. */
  async delete(
    path: ClusterPath,
    deleteOptions: object,
    { dryRun = false }: Pick<WriteOptions, 'dryRun'> = {},
  ): Promise<unknown> {
    const body = {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      ...deleteOptions,
      ...(dryRun ? { dryRun: ['All'] } : {}),
    };
    return this.#send({ method: 'DELETE', path, body });
  }

  async #send(request: ClusterRequest): Promise<unknown> {
    const answer = await clusterRequest(this.#connection, this.#credentials, {
      ...request,
      signal: this.#signal,
    });
    return answer.json;
  }
}

function written({ dryRun = false, hide }: WriteOptions): Pick<ClusterRequest, 'query' | 'hide'> {
  return {
    query: { fieldManager: 'pullport', ...(dryRun ? { dryRun: 'All' } : {}) },
    ...(hide === undefined ? {} : { hide }),
  };
}
