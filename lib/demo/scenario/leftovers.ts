import { type DemoNode } from '#lib/demo/kubelet/node.ts';
import { type Random } from '#lib/demo/random.ts';
import { type Registries } from '#lib/demo/registries.ts';
import { parseImageReference } from '#lib/domain/image/reference.ts';
import { corp } from './logins.ts';
import { digestOf } from './registries/shelf.ts';

// Nodes that have been up longest keep the most of what once ran on them.
const CROWDED: readonly string[] = ['node-01', 'node-02', 'node-03', 'node-04', 'node-07'];
const MANY = 46;
const FEW = 9;

/** Fills nodes with images of versions that nothing runs any more, and with one that came before its kubelet's records. */
export function leaveOldImages(nodes: readonly DemoNode[], registries: Registries, random: Random): void {
  const paths = registries
    .all()
    .filter(({ host }) => host === corp || host === 'ghcr.io')
    .flatMap(({ host, repositories }) => [...repositories.keys()].map((path) => ({ host, path })));
  for (const node of nodes) {
    const count = CROWDED.includes(node.name) ? MANY : FEW;
    for (let index = 0; index < count; index += 1) {
      const { host, path } = random.pick(paths);
      const tag = `0.${10 + random.integer(40)}.${random.integer(6)}`;
      keep(node, `${host}/${path}:${tag}`, digestOf(host, path, tag), 30e6 + random.integer(900e6));
    }
  }
  const course = registries.get(corp)?.repositories.get('platform/course-tools')?.tags.get('2026.1')?.[0];
  const third = nodes.find(({ name }) => name === 'node-03');
  if (course !== undefined && third !== undefined)
    keep(third, `${corp}/platform/course-tools:2026.1`, course.digest, course.sizeBytes);
}

function keep(node: DemoNode, image: string, digest: string, sizeBytes: number): void {
  const parsed = parseImageReference(image);
  if (parsed.ok) node.images.add(parsed.reference, digest, sizeBytes, true);
}
