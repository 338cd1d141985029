import { createServer } from 'node:http';
import { seededRandom } from '#lib/demo/random.ts';
import { createDefaultRoles } from './bootstrap.ts';
import { type ServerContext } from './call.ts';
import { type AdmissionPlugin } from './cluster.ts';
import { answerRequest } from './door.ts';
import { FaultInjector } from './faults.ts';
import { type Person } from './identity.ts';
import { type ListsOffered } from './list-options.ts';
import { emptyDeletedNamespaces } from './namespace-controller.ts';
import { Snapshots } from './snapshots.ts';
import { type ObjectStore } from './store.ts';
import { EventLines } from './watch-lines.ts';

export type ApiServerOptions = {
  store: ObjectStore;
  people: readonly Person[];
  /** 0 takes a free one. */
  port?: number;
  plugins?: readonly AdmissionPlugin[];
  /** `streaming` by default. */
  lists?: ListsOffered;
  faults?: FaultInjector;
  /** Milliseconds between two bookmarks of a watch, a minute by default. */
  bookmarkEvery?: number;
};

export type ApiServer = {
  url: string;
  port: number;
  faults: FaultInjector;
  /** Forgets all history and snapshots, so that old versions and continue tokens answer 410. */
  forgetHistory(): void;
  /** Breaks every connection and frees the port. */
  close(): Promise<void>;
};

/**
 * Serves the store as a Kubernetes API over plain HTTP on loopback. A person is known by bearer token or by
 * `/as/NAME` in front of the path. Rejects when the port is taken.
 */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { store, people } = options;
  createDefaultRoles(store);
  const faults = options.faults ?? new FaultInjector();
  const context: ServerContext = {
    cluster: { store, plugins: new Set(options.plugins) },
    people,
    faults,
    snapshots: new Snapshots(store),
    lines: new EventLines(),
    lists: options.lists ?? 'streaming',
    random: seededRandom(1),
    bookmarkEvery: options.bookmarkEvery ?? 60_000,
  };
  const stopEmptying = emptyDeletedNamespaces(context.cluster);
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void answerRequest(context, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    faults,
    forgetHistory() {
      store.compact();
      context.snapshots.clear();
    },
    close: () =>
      new Promise((resolve) => {
        stopEmptying();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
