import { type KubeObject } from './objects.ts';

/** One version of one object. Its JSON is made once and serves every list and every watch. */
export class StoredObject {
  readonly object: KubeObject;
  /** `namespace/name`, or `name` where the kind has no namespace: the order of lists. */
  readonly key: string;
  readonly version: number;
  // A string, not a Buffer: tens of thousands of small array buffers make the garbage collector run and run.
  #json: string | null = null;

  constructor(object: KubeObject, key: string, version: number) {
    this.object = object;
    this.key = key;
    this.version = version;
  }

  /** The object's JSON without kind and apiVersion, as it stands among a list's items. */
  json(): string {
    if (this.#json === null) {
      const { kind: _kind, apiVersion: _apiVersion, ...rest } = this.object;
      this.#json = JSON.stringify(rest);
    }
    return this.#json;
  }
}
