/** The ways of reading all pods that are compared. Each gives what it keeps, so that it can be weighed. */
import { request } from 'undici';
import { systemClock } from '#lib/server/clock.ts';
import { collectionSource } from '#lib/server/cluster/collection-source.ts';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import { anonymousCredentials } from '#lib/server/cluster/credentials.ts';
import { Gate } from '#lib/server/cluster/gate.ts';
import { KnownCauses } from '#lib/server/cluster/known-causes.ts';
import { createPodStore } from '#lib/server/cluster/pod-store.ts';
import { Transport } from '#lib/server/cluster/transport.ts';
import { Watch } from '#lib/server/cluster/watch.ts';

export type Reader = 'floor' | 'store, streamed' | 'store, pages' | 'client-node list';

export const readers: Readonly<Record<Reader, (url: string) => Promise<unknown>>> = {
  floor: readAndForget,
  'store, streamed': (url) => fillStore(url, 'streaming'),
  'store, pages': (url) => fillStore(url, 'pages'),
  'client-node list': listWithClient,
};

/** Splits lines, parses each object, keeps nothing: what reading costs before anything is done with it. */
async function readAndForget(url: string): Promise<unknown> {
  const { body } = await request(`${url}/api/v1/pods?watch=1&sendInitialEvents=true`);
  let rest: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const line = Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      start = end + 1;
      const event: { type: string } = JSON.parse(line.toString('utf8'));
      if (event.type === 'BOOKMARK') return null;
    }
    rest.push(chunk.subarray(start));
  }
  return null;
}

async function fillStore(url: string, lists: 'streaming' | 'pages'): Promise<unknown> {
  const transport = new Transport();
  const credentials = anonymousCredentials();
  const connection: ClusterConnection = {
    kind: 'kubeconfig',
    name: 'bench',
    server: url,
    why: '',
    user: '',
    namespaces: [],
    home: null,
    application: credentials,
    people: [],
    transport,
    close: () => transport.close(),
  };
  const store = createPodStore();
  const causes = new KnownCauses(store);
  const filled = Promise.withResolvers<void>();
  const watch = new Watch({
    source: collectionSource(connection, credentials, {
      resource: 'pods',
      namespace: null,
      parts: 'object',
    }),
    sink: store.sink(null),
    gate: new Gate(systemClock),
    clock: systemClock,
    random: Math.random,
    lists,
    onFreshness: ({ state }) => {
      if (state === 'live') filled.resolve();
    },
  });
  await filled.promise;
  return { store, causes, watch };
}

async function listWithClient(url: string): Promise<unknown> {
  const { CoreV1Api, KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name: 'bench', server: url, skipTLSVerify: true }, { name: 'bench' });
  return config.makeApiClient(CoreV1Api).listPodForAllNamespaces();
}
