import 'server-only';
import { parseImageReference, repositoryName } from '#lib/domain/image/reference.ts';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import type { PodStore } from '#lib/server/cluster/pod-store.ts';

type Place = { registry: string; repository: string };

/**
 * Pods by repository and by registry, over the store's index of image texts: a cluster has a thousand texts where it
 * has fifty thousand pods, so each text is parsed once and the groups are made anew when a text comes or goes.
 */
export class ImageGroups {
  readonly #pods: PodStore;
  readonly #places = new Map<string, Place | null>();
  #madeFor = -1;
  #imagesByRepository = new Map<string, string[]>();
  #imagesByRegistry = new Map<string, string[]>();

  constructor(pods: PodStore) {
    this.#pods = pods;
  }

  /** Image texts of a repository such as `docker.io/library/nginx`. */
  imagesOfRepository(repository: string): readonly string[] {
    this.#refresh();
    return this.#imagesByRepository.get(repository) ?? [];
  }

  imagesOfRegistry(registry: string): readonly string[] {
    this.#refresh();
    return this.#imagesByRegistry.get(registry) ?? [];
  }

  repositories(): Iterable<string> {
    this.#refresh();
    return this.#imagesByRepository.keys();
  }

  registries(): Iterable<string> {
    this.#refresh();
    return this.#imagesByRegistry.keys();
  }

  podsOfRepository(repository: string): PodRecord[] {
    return this.#podsOf(this.imagesOfRepository(repository));
  }

  podsOfRegistry(registry: string): PodRecord[] {
    return this.#podsOf(this.imagesOfRegistry(registry));
  }

  #podsOf(images: readonly string[]): PodRecord[] {
    const pods = new Set<PodRecord>();
    for (const image of images) for (const pod of this.#pods.by('image', image)) pods.add(pod);
    return [...pods];
  }

  #refresh(): void {
    const now = this.#pods.keysVersion('image');
    if (now === this.#madeFor) return;
    this.#madeFor = now;
    this.#imagesByRepository = new Map();
    this.#imagesByRegistry = new Map();
    for (const image of this.#pods.keys('image')) {
      const place = this.#placeOf(image);
      if (place === null) continue;
      append(this.#imagesByRepository, place.repository, image);
      append(this.#imagesByRegistry, place.registry, image);
    }
  }

  /** null for a text no kubelet can parse. */
  #placeOf(image: string): Place | null {
    const known = this.#places.get(image);
    if (known !== undefined) return known;
    if (this.#places.size > 50_000) this.#places.clear();
    const parsed = parseImageReference(image);
    const place = parsed.ok
      ? { registry: parsed.reference.registry, repository: repositoryName(parsed.reference) }
      : null;
    this.#places.set(image, place);
    return place;
  }
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
