import { type ImageReference, parseImageReference } from '#lib/domain/image/reference.ts';
import { asObject } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { type DemoNode } from '#lib/demo/kubelet/node.ts';
import { type Registries } from '#lib/demo/registries.ts';
import { type Registry, type Repository } from '#lib/demo/registries/model.ts';
import { both, digestOf, megabytes } from '#lib/demo/scenario/registries/shelf.ts';
import { nodeObject } from '#lib/demo/scenario/nodes.ts';

/** What people do who run registries and nodes: no call to the cluster's API brings it about. */
export type Outside = {
  /** Pushes an image for both platforms, in the present format; its registry serves from then on. */
  push(image: string): void;
  /** Lets `username` pull everything under `path` of a registry. */
  grant(host: string, username: string, path: string): void;
  /** Loads an image onto every node by hand, as if it had been built there. */
  load(image: string): void;
  /** Takes a node's trouble away: a full disk, a proxy that is down, a policy on signatures. */
  mendNode(name: string): void;
};

export type OutsideOptions = { store: ObjectStore; registries: Registries; nodes: readonly DemoNode[] };

export function outsideOf({ store, registries, nodes }: OutsideOptions): Outside {
  return {
    push(image) {
      const { registry: host, repository: path, tag, digest } = referenceOf(image);
      const name = tag ?? 'latest';
      const pushed = {
        digest: digest ?? digestOf(host, path, name, store.clock.now()),
        at: store.clock.now(),
        sizeBytes: megabytes(20),
        platforms: both,
        schema1: false,
      };
      registries.change(host, (registry) => {
        const known: Repository = registry.repositories.get(path) ?? {
          path,
          isPublic: registry.accounts.length === 0,
          tags: new Map(),
          bytesPerSecond: null,
        };
        const tags = new Map([...known.tags, [name, [...(known.tags.get(name) ?? []), pushed]]]);
        const repositories = new Map([...registry.repositories, [path, { ...known, tags }]]);
        return { ...serving(registry), repositories };
      });
    },
    load(image) {
      const reference = referenceOf(image);
      const { registry: host, repository: path, tag } = reference;
      const digest = digestOf(host, path, tag ?? 'latest');
      for (const node of nodes) node.images.add(reference, digest, megabytes(20), true);
    },
    grant(host, username, path) {
      registries.change(host, (registry) => ({
        ...registry,
        accounts: registry.accounts.map((account) =>
          account.username === username && account.mayPull.length > 0
            ? { ...account, mayPull: [...account.mayPull, path] }
            : account,
        ),
      }));
    },
    mendNode(name) {
      const node = nodes.find((each) => each.name === name);
      if (node === undefined) throw new RangeError(`The demo has no node "${name}".`);
      node.troubles = [];
      const healthy = nodeObject(node, store.clock.now());
      store.mutate('nodes', undefined, name, (draft) => ({
        ...draft,
        spec: healthy['spec'] ?? {},
        status: { ...asObject(healthy['status']), images: node.images.status() },
      }));
    },
  };
}

function referenceOf(image: string): ImageReference {
  const parsed = parseImageReference(image);
  if (!parsed.ok) throw new RangeError(`"${image}" names no image: ${parsed.sentence}`);
  return parsed.reference;
}

function serving(registry: Registry): Registry {
  if (registry.reachability === 'serving') return registry;
  return { ...registry, reachability: 'serving', bytesPerSecond: megabytes(50) };
}
