import { type FaultInjector } from './api-server/faults.ts';
import { type AdmissionPlugin } from './api-server/cluster.ts';
import { type ListsOffered } from './api-server/list-options.ts';
import { startApiServer } from './api-server/server.ts';
import { type Clock, realClock } from './clock.ts';
import { type Outside } from './outside.ts';
import { type DemoPerson, application, people } from './scenario/people.ts';
import { startWorld } from './world.ts';

export type { DemoPerson } from './scenario/people.ts';

export type DemoClusterOptions = {
  /** 0, the default, takes a free one. */
  port?: number;
  clock?: Clock;
  seed?: number;
  /** Optional admission plugins; none by default. */
  plugins?: readonly AdmissionPlugin[];
  /** `pages` is a server without streaming lists; `streaming` by default. */
  lists?: ListsOffered;
};

export type DemoCluster = {
  /** `http://127.0.0.1:PORT`; `/as/NAME` behind it acts as that person, as does their bearer token. */
  url: string;
  port: number;
  people: readonly DemoPerson[];
  /** Pullport's own identity in this cluster. */
  application: DemoPerson;
  /** Lets requests go wrong on purpose. */
  faults: FaultInjector;
  /** Lets happen what no call to its API brings about. */
  outside: Outside;
  /** Ends the cluster and frees the port. */
  close(): Promise<void>;
};

const DEFAULT_SEED = 20_261_121;

/** Starts the demo cluster in this process: API server, controllers, kubelets, registries and the company's workloads. */
export async function startDemoCluster(options: DemoClusterOptions = {}): Promise<DemoCluster> {
  const { port = 0, clock = realClock(), seed = DEFAULT_SEED, plugins = [], lists = 'streaming' } = options;
  const world = startWorld({ clock, seed, plugins });
  const { store } = world.cluster;
  const server = await startApiServer({ store, people: [...people, application], port, plugins, lists });
  // As if this server had started when the company was there already: what was before is not to be told.
  server.forgetHistory();
  return {
    url: server.url,
    port: server.port,
    people,
    application,
    faults: server.faults,
    outside: world.outside,
    async close() {
      world.stop();
      await server.close();
    },
  };
}
