import 'server-only';
import type { JsonObject } from '#lib/server/cluster/json.ts';
import { ItemScanner } from '#lib/server/cluster/scanner.ts';
import { parseObject } from '#lib/server/cluster/watch-event.ts';
import { CorruptStream } from '#lib/server/cluster/watch-plan.ts';

const comma = 44;
const colon = 58;
/** Bytes in which an item's end is looked for; pods are a tenth of it. */
const farthest = 256 * 1024;

/**
 * Reads the items of a list as its bytes come. The items of one list begin alike (`{"metadata":`), so where one ends
 * and the next begins is looked for as text, which is several times as fast as counting brackets. `JSON.parse` says
 * whether that was the item's end (no JSON object begins with another); where it was not, brackets are counted from
 * there on.
 */
export class ItemReader {
  readonly #scanner = new ItemScanner();
  readonly #take: (item: JsonObject) => void;
  /** `},` and how an item begins; null while no item has been read, and for good once it has misled. */
  #border: Buffer | null = null;
  #isMisled = false;
  /** From the end of the last item on, while the next one's end has not come. */
  #rest: Buffer = Buffer.alloc(0);

  constructor(take: (item: JsonObject) => void) {
    this.#take = take;
  }

  /** @throws CorruptStream for an item that is no JSON object; AppError for an item over 16 MiB */
  push(chunk: Buffer): void {
    if (this.#rest.length === 0) {
      this.#rest = this.#read(chunk);
      return;
    }
    // Only the item that the cut went through is copied together, the rest is read where it lies.
    const near = this.#toNextBorder(chunk);
    const left = this.#read(Buffer.concat([this.#rest, chunk.subarray(0, near)]));
    this.#rest =
      left.length <= near
        ? this.#read(chunk.subarray(near - left.length))
        : this.#read(Buffer.concat([left, chunk.subarray(near)]));
  }

  /** The list without its items; what stands before them only, while they are being read. @throws AppError when it is cut off */
  envelope(is: 'whole' | 'begun'): unknown {
    if (is === 'begun') return this.#scanner.isBetweenItems ? this.#scanner.head() : null;
    for (let at = 0; at < this.#rest.length;) at = this.#count(this.#rest, at);
    return this.#scanner.envelope();
  }

  /** Takes what `bytes` hold whole; the answer is the beginning of what they do not. */
  #read(bytes: Buffer): Buffer {
    let at = 0;
    while (at < bytes.length) {
      const end = this.#toBorder(bytes, at);
      if (end === 'not yet') break;
      at = end === 'nowhere' ? this.#count(bytes, at) : end;
    }
    return bytes.subarray(at);
  }

  /** How much of `chunk` there is to the end of the first border in it, or in the cut before it. */
  #toNextBorder(chunk: Buffer): number {
    const border = this.#border;
    if (border === null) return chunk.length;
    const reach = border.length - 1;
    const cut = Buffer.concat([this.#rest.subarray(-reach), chunk.subarray(0, reach)]);
    if (cut.includes(border)) return Math.min(reach, chunk.length);
    const at = chunk.indexOf(border);
    return at === -1 ? chunk.length : at + border.length;
  }

  /** Takes the item up to the next border, and gives its end. */
  #toBorder(bytes: Buffer, from: number): number | 'not yet' | 'nowhere' {
    if (this.#border === null || !this.#scanner.isBetweenItems) return 'nowhere';
    const start = bytes[from] === comma ? from + 1 : from;
    const border = bytes.indexOf(this.#border, start);
    if (border === -1 && bytes.length - from < farthest) return 'not yet';
    const item = border === -1 ? null : parsed(bytes.subarray(start, border + 1));
    if (item === null) {
      this.#border = null;
      this.#isMisled = true;
      return 'nowhere';
    }
    this.#take(item);
    return border + 1;
  }

  /** Takes the item whose end brackets tell, and gives its end, or that of `bytes`. */
  #count(bytes: Buffer, from: number): number {
    const { item, end } = this.#scanner.next(bytes, from);
    if (item === null) return end;
    if (!this.#isMisled)
      this.#border ??= Buffer.from(`},${item.toString('latin1', 0, item.indexOf(colon) + 1)}`, 'latin1');
    this.#take(parseObject(item));
    return end;
  }
}

function parsed(bytes: Buffer): JsonObject | null {
  try {
    return parseObject(bytes);
  } catch (error) {
    if (error instanceof CorruptStream) return null;
    throw error;
  }
}
