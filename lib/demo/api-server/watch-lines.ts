import { type StoreEvent } from './history.ts';
import { type JsonObject } from './objects.ts';
import { type Shape } from './shapes.ts';
import { type StoredObject } from './stored-object.ts';

/** The lines of the latest change, made once however many watches carry it. */
export class EventLines {
  #latest: StoredObject | null = null;
  readonly #lines = new Map<string, Buffer>();

  /** The line that tells of `stored`, without what only the first event of a watch carries. */
  line(type: StoreEvent['type'], stored: StoredObject, shape: Shape): Buffer {
    if (this.#latest !== stored) {
      this.#latest = stored;
      this.#lines.clear();
    }
    const key = `${type} ${shape.key}`;
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const made = Buffer.from(eventLine(type, shape.next(stored)));
    this.#lines.set(key, made);
    return made;
  }
}

/** One line of a watch around an object's JSON. */
export function eventLine(type: string, object: string): string {
  return `{"type":"${type}","object":${object}}\n`;
}

/** One line of a watch around an object that is made for it: a bookmark, an error. */
export function ownLine(type: 'BOOKMARK' | 'ERROR', object: JsonObject): string {
  return eventLine(type, JSON.stringify(object));
}
