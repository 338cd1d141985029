import 'server-only';
import type { NodeList } from '#lib/api/nodes.ts';
import type { Context } from '../context.ts';

/** The kubelet reports its 50 largest images unless told otherwise (nodeStatusMaxImages). */
const usualCut = 50;

/**
 * Nodes with their platform and the images they report.
 * @throws AppError `forbidden` where this person may not list nodes
 */
export async function listNodes({ access, pullport }: Context): Promise<NodeList> {
  await access.require({ verb: 'list', resource: 'nodes', namespace: null });
  const nodes = [...pullport.live.nodes.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
  return {
    items: nodes.map((node) => ({
      name: node.name,
      platform: `${node.os}/${node.architecture}`,
      kubelet: node.kubeletVersion,
      runtime: node.runtime,
      images: node.images.map(({ names, size }) => ({ names: [...names], sizeBytes: size })),
      isCut: node.images.length >= usualCut,
    })),
  };
}
