import { type AdmissionPlugin, type Cluster } from './api-server/cluster.ts';
import { createDefaultRoles } from './api-server/bootstrap.ts';
import { createObject } from './api-server/create.ts';
import { ObjectStore } from './api-server/store.ts';
import { type Clock } from './clock.ts';
import { startControllers } from './controllers.ts';
import { EventRecorder } from './event-recorder.ts';
import { startKubelets } from './kubelet.ts';
import { type Outside, outsideOf } from './outside.ts';
import { seededRandom } from './random.ts';
import { type Registries } from './registries.ts';
import { populate } from './scenario.ts';
import { leaveOldImages } from './scenario/leftovers.ts';
import { startLife } from './scenario/life.ts';
import { companyNodes } from './scenario/nodes.ts';
import { companyRegistries } from './scenario/registries.ts';

/** The demo cluster without its API server. */
export type World = {
  cluster: Cluster;
  registries: Registries;
  outside: Outside;
  stop(): void;
};

export type WorldOptions = {
  clock: Clock;
  /** The same seed and clock tell the same story. */
  seed: number;
  /** Whether something rolls out now and then; true by default. */
  lively?: boolean;
  plugins?: readonly AdmissionPlugin[];
};

/** Makes the company's cluster and lets it live: nodes, controllers, registries and all that runs. */
export function startWorld({ clock, seed, lively = true, plugins = [] }: WorldOptions): World {
  const random = seededRandom(seed);
  const store = new ObjectStore({ clock, random });
  const cluster: Cluster = { store, plugins: new Set(plugins) };
  const startedAt = clock.now();
  const registries = companyRegistries(startedAt);
  const nodes = companyNodes(startedAt);
  const recorder = new EventRecorder(store);
  createDefaultRoles(store);
  leaveOldImages(nodes, registries, random);
  const kubelets = startKubelets({ store, registries, recorder, nodes });
  populate(cluster, nodes, startedAt);
  kubelets.reportNodes();
  const controllers = startControllers({
    store,
    recorder,
    createPod: (pod) =>
      createObject(cluster, 'pods', pod.metadata.namespace ?? '', pod, {
        dryRun: false,
        fieldManager: 'kube-controller-manager',
      }),
  });
  const life = lively ? startLife(store, registries, seededRandom(seed + 1)) : null;
  return {
    cluster,
    registries,
    outside: outsideOf({ store, registries, nodes }),
    stop() {
      life?.stop();
      controllers.stop();
      kubelets.stop();
      recorder.stop();
    },
  };
}
