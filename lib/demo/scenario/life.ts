import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { type Random } from '#lib/demo/random.ts';
import { type Registries } from '#lib/demo/registries.ts';
import { minutes } from './model.ts';
import { releaseFeatureStore } from './releases.ts';
import { restartOne } from './restarts.ts';

const SHORTEST_PAUSE = minutes(2);
const LONGEST_PAUSE = minutes(7);
const RELEASE_EVERY = minutes(85);

/** Lets people work on: somebody restarts something every few minutes, and now and then something large is released. */
export function startLife(store: ObjectStore, registries: Registries, random: Random): { stop(): void } {
  let cancelRestart = (): void => undefined;
  let cancelRelease = (): void => undefined;
  let releases = 0;
  const restartLater = (): void => {
    const pause = SHORTEST_PAUSE + random.integer(LONGEST_PAUSE - SHORTEST_PAUSE);
    cancelRestart = store.clock.setTimeout(() => {
      restartOne(store, random);
      restartLater();
    }, pause);
  };
  const releaseLater = (): void => {
    cancelRelease = store.clock.setTimeout(() => {
      releases += 1;
      releaseFeatureStore(store, registries, releases);
      releaseLater();
    }, RELEASE_EVERY);
  };
  restartLater();
  releaseLater();
  return {
    stop() {
      cancelRestart();
      cancelRelease();
    },
  };
}
