import 'server-only';
import type { ClusterConnection } from '../cluster/connection.ts';
import { isObject, textAt } from '../cluster/json.ts';
import { clusterRequest } from '../cluster/request.ts';

const askAgainAfter = 60_000;

/** The API server's version, asked behind the answers; '' until it is known. */
export class ClusterVersion {
  readonly #connection: ClusterConnection;
  #version = '';
  #askedAt = -Infinity;

  constructor(connection: ClusterConnection) {
    this.#connection = connection;
    this.current();
  }

  current(): string {
    if (Date.now() - this.#askedAt > askAgainAfter) void this.#ask();
    return this.#version;
  }

  async #ask(): Promise<void> {
    this.#askedAt = Date.now();
    const answer = await clusterRequest(this.#connection, this.#connection.application, {
      path: { endpoint: '/version' },
    }).catch(() => null);
    if (answer !== null && isObject(answer.json)) this.#version = textAt(answer.json, 'gitVersion');
  }
}
