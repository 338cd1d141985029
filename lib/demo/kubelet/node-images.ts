import { type ImageReference, repositoryName } from '#lib/domain/image/reference.ts';
import { type JsonObject } from '#lib/demo/api-server/objects.ts';

/** How an image came to the node, which decides who may use it (kubelet KEP-2535, on by default from 1.35). */
export type PullRecord = {
  /** Pulled without sign-in, so free for every pod. */
  anonymous: boolean;
  /** The secrets it was pulled with: `namespace/name`, and the credential's own fingerprint. */
  secrets: Set<string>;
};

export type NodeImage = {
  digest: string;
  sizeBytes: number;
  /** `repository@digest` of each name it was pulled by. */
  digestNames: Set<string>;
  /** `repository:tag` names that point here now. */
  tagNames: Set<string>;
  /** Null for images that were on the node before its kubelet kept records: free for every pod. */
  record: PullRecord | null;
};

// nodeStatusMaxImages and the cut of names: kubelet pkg/kubelet/nodestatus/setters.go.
const LISTED_IMAGES = 50;
const LISTED_NAMES = 5;

/** The images one node holds. */
export class NodeImages {
  readonly #images = new Map<string, NodeImage>();
  readonly #named = new Map<string, NodeImage>();

  find(reference: ImageReference): NodeImage | undefined {
    const repository = repositoryName(reference);
    const { digest, tag } = reference;
    return this.#named.get(digest === null ? `${repository}:${tag ?? 'latest'}` : `${repository}@${digest}`);
  }

  holds(digest: string): boolean {
    return this.#images.has(digest);
  }

  /** Notes a finished pull; a tag that pointed to another image moves here. */
  add(reference: ImageReference, digest: string, sizeBytes: number, preloaded: boolean): NodeImage {
    const repository = repositoryName(reference);
    const fresh: NodeImage = {
      digest,
      sizeBytes,
      digestNames: new Set(),
      tagNames: new Set(),
      record: preloaded ? null : { anonymous: false, secrets: new Set() },
    };
    const image = this.#images.get(digest) ?? fresh;
    this.#images.set(digest, image);
    image.digestNames.add(`${repository}@${digest}`);
    this.#named.set(`${repository}@${digest}`, image);
    if (reference.digest === null) {
      const tagName = `${repository}:${reference.tag ?? 'latest'}`;
      this.#named.get(tagName)?.tagNames.delete(tagName);
      image.tagNames.add(tagName);
      this.#named.set(tagName, image);
    }
    return image;
  }

  /** The list as the node's status shows it: largest first, cut. */
  status(): JsonObject[] {
    return [...this.#images.values()]
      .toSorted((a, b) => b.sizeBytes - a.sizeBytes || (a.digest < b.digest ? -1 : 1))
      .slice(0, LISTED_IMAGES)
      .map(({ digestNames, tagNames, sizeBytes }) => ({
        names: [...digestNames, ...tagNames].slice(0, LISTED_NAMES),
        sizeBytes,
      }));
  }
}
