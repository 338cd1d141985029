/**
 * A cluster of COUNT pods with five people, in a process of its own: `big-cluster.ts COUNT`, prints where it is.
 * Then it reads orders from stdin, a line of JSON each: `{"perSecond": 20, "shown": ["namespace/name", …]}` changes
 * pods at that pace, a fifth of them among the shown ones, and prints a line for each change of those.
 */
import { createInterface } from 'node:readline';
import { realClock } from '#lib/demo/clock.ts';
import { seededRandom } from '#lib/demo/random.ts';
import { startApiServer } from '#lib/demo/api-server/server.ts';
import {
  asArray,
  asObject,
  setMember,
  type KubeObject,
  type NewObject,
} from '#lib/demo/api-server/objects.ts';
import { ObjectStore } from '#lib/demo/api-server/store.ts';
import { samplePod, teams } from '#scripts/bench/sample-pods.ts';
import { createBenchSecrets } from './bench-secrets.ts';
import { grantBenchRights, people, readers } from './people.ts';

type Order = { perSecond: number; shown: readonly string[] };

const count = Number(process.argv[2]);
const store = new ObjectStore({ clock: realClock(), random: seededRandom(1), historyLimit: 20_000 });
const names: string[] = [];
for (const name of teams) store.create('namespaces', { metadata: { name }, status: { phase: 'Active' } });
for (let index = 0; index < count; index += 1) {
  // samplePod makes a whole API object; the store fills in what a server would.
  const pod = store.create('pods', samplePod(index) as NewObject);
  names.push(`${pod.metadata.namespace}/${pod.metadata.name}`);
}
createBenchSecrets(store);
grantBenchRights(store);
const server = await startApiServer({ store, people: [...people, ...readers] });
process.stdout.write(`${JSON.stringify({ url: server.url, people, readers })}\n`);

let order: Order = { perSecond: 0, shown: [] };
let changes = 0;
let owed = 0;
createInterface({ input: process.stdin }).on('line', (line) => {
  order = JSON.parse(line) as Order;
});
setInterval(() => {
  owed += order.perSecond / 50;
  for (; owed >= 1; owed -= 1) changeOne();
}, 20);

/** Gives one pod an image tag that no pod had before, so that its arrival on a page can be told. */
function changeOne(): void {
  changes += 1;
  const isShown = changes % 5 === 0 && order.shown.length > 0;
  const from = isShown ? order.shown : names;
  const [namespace, name] = (from[(changes * 7919) % from.length] ?? '').split('/');
  if (namespace === undefined || name === undefined) return;
  const tag = `b${changes}`;
  store.mutate('pods', namespace, name, (draft: KubeObject) => {
    const spec = asObject(draft['spec']);
    const [container] = asArray(spec?.['containers']);
    const first = asObject(container);
    if (first !== undefined) setMember(first, 'image', `ghcr.io/bench/service:${tag}`);
  });
  if (isShown) process.stdout.write(`${JSON.stringify({ tag, at: Date.now() })}\n`);
}
