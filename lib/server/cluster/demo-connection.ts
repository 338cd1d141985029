import 'server-only';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import { bearerCredentials } from '#lib/server/cluster/credentials.ts';
import { Transport } from '#lib/server/cluster/transport.ts';

/** Starts the demo cluster in this process and connects to it. It is loaded only when it is used. */
export async function connectDemo(why: string): Promise<ClusterConnection> {
  const { startDemoCluster } = await import('#lib/demo/demo-cluster.ts');
  const demo = await startDemoCluster();
  const transport = new Transport();
  return {
    kind: 'demo',
    name: 'demo',
    server: demo.url,
    why,
    user: demo.application.name,
    namespaces: [],
    home: null,
    application: bearerCredentials(demo.application.token),
    people: demo.people.map(({ name, displayName, description, token, home }) => ({
      name,
      displayName,
      description,
      home,
      credentials: bearerCredentials(token),
    })),
    transport,
    async close() {
      await transport.close();
      await demo.close();
    },
  };
}
