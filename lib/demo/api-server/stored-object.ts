import { type KubeObject } from './objects.ts';

/** One version of one object. Its bytes are made once and serve every list and every watch. */
export class StoredObject {
  readonly object: KubeObject;
  /** `namespace/name`, or `name` where the kind has no namespace: the order of lists. */
  readonly key: string;
  readonly version: number;
  #bytes: Buffer | null = null;

  constructor(object: KubeObject, key: string, version: number) {
    this.object = object;
    this.key = key;
    this.version = version;
  }

  /** The object's JSON without kind and apiVersion, as it stands among a list's items. */
  bytes(): Buffer {
    if (this.#bytes === null) {
      const { kind: _kind, apiVersion: _apiVersion, ...rest } = this.object;
      this.#bytes = Buffer.from(JSON.stringify(rest));
    }
    return this.#bytes;
  }
}
