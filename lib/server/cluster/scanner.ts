import 'server-only';
import { AppError } from '#lib/domain/errors.ts';

const quote = 34;
const backslash = 92;
const openBrace = 123;
const openBracket = 91;
/** `[` and `{`, `]` and `}` differ in this bit only. */
const bracketBit = 32;
const closeBrace = 125;
const longestItem = 16 * 1024 * 1024;
const longestEnvelope = 1024 * 1024;

/**
 * Finds each object of the top-level "items" array in the bytes of a list, without parsing the whole. Linear; strings,
 * escapes and multi-byte characters may be cut anywhere by chunk boundaries. What is not in the array is kept as the
 * list's envelope. Whether the pieces are JSON is for `JSON.parse` to say.
 */
export class ItemScanner {
  #place: 'envelope' | 'items' = 'envelope';
  #inString = false;
  #escaped = false;
  /** Brackets open: in the envelope counted from the list's own, in `items` from the item's own. */
  #depth = 0;
  #parts: Buffer[] = [];
  #partsLength = 0;
  #envelope: Buffer[] = [];
  #envelopeLength = 0;

  /** Whether the next bytes are those between two items, or around all of them, and not in the middle of one. */
  get isBetweenItems(): boolean {
    return this.#place === 'items' && this.#depth === 0;
  }

  /**
   * Reads on from `from` to the end of an item or, with `item` null, of `chunk`. The next call goes on at `end`.
   * @throws AppError for an item over 16 MiB or an envelope over 1 MiB
   */
  next(chunk: Buffer, from: number): { item: Buffer | null; end: number } {
    let at = from;
    while (at < chunk.length) {
      if (this.#place === 'envelope') {
        at = this.#scanEnvelope(chunk, at);
        continue;
      }
      if (this.#depth === 0) {
        at = this.#skipToItem(chunk, at);
        continue;
      }
      const end = this.#scanItem(chunk, at);
      const part = chunk.subarray(at, end);
      at = end;
      if (this.#depth === 0) return { item: this.#complete(part), end };
      this.#keep(part);
    }
    return { item: null, end: at };
  }

  /** What stands before the items, while they are being read; what follows them is not known yet. */
  head(): unknown {
    return this.#parse(']}');
  }

  /** The list without its items, once it has ended. @throws AppError when it is cut off or no JSON */
  envelope(): unknown {
    return this.#parse('');
  }

  #parse(ending: string): unknown {
    try {
      return JSON.parse(Buffer.concat(this.#envelope, this.#envelopeLength).toString('utf8') + ending);
    } catch (cause) {
      throw new AppError(
        'cluster-failed',
        'The cluster’s list broke off in the middle: Pullport reads it again.',
        { cause },
      );
    }
  }

  #scanEnvelope(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#inString) this.#stepInString(byte);
      else if (byte === quote) this.#inString = true;
      else if (byte === openBracket && this.#depth === 1) {
        this.#keepEnvelope(chunk.subarray(from, at + 1));
        if (this.#followsItemsKey()) {
          this.#place = 'items';
          this.#depth = 0;
        } else this.#depth += 1;
        return at + 1;
      } else if ((byte | bracketBit) === openBrace) this.#depth += 1;
      else if ((byte | bracketBit) === closeBrace) this.#depth -= 1;
    }
    this.#keepEnvelope(chunk.subarray(from));
    return chunk.length;
  }

  /** Whether the envelope ends with the key "items" itself, a colon and the bracket just seen. */
  #followsItemsKey(): boolean {
    const text = Buffer.concat(this.#envelope, this.#envelopeLength).toString('latin1');
    return /[{,]\s*"items"\s*:\s*\[$/.test(text.slice(-64));
  }

  #skipToItem(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = (chunk[at] ?? 0) | bracketBit;
      if (byte === openBrace) {
        this.#depth = 1;
        this.#partsLength = 0;
        return at;
      }
      if (byte === closeBrace) {
        this.#place = 'envelope';
        this.#depth = 2;
        return at;
      }
    }
    return chunk.length;
  }

  #stepInString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) this.#inString = false;
  }

  /** The hot loop: state in locals, one pass over the bytes of an item; the answer is where it stopped. */
  #scanItem(chunk: Buffer, from: number): number {
    let depth = this.#depth;
    let inString = this.#inString;
    let at = from;
    // The item's own bracket was counted by #skipToItem.
    if (this.#partsLength === 0) at += 1;
    if (this.#escaped && at < chunk.length) {
      this.#escaped = false;
      at += 1;
    }
    const length = chunk.length;
    while (at < length && depth > 0) {
      if (inString) {
        let byte = 0;
        while (at < length && (byte = chunk[at] ?? 0) !== quote && byte !== backslash) at += 1;
        if (at === length) break;
        at += 1;
        if (byte === quote) inString = false;
        else if (at === length) this.#escaped = true;
        else at += 1;
        continue;
      }
      const byte = chunk[at] ?? 0;
      at += 1;
      if (byte === quote) inString = true;
      else if ((byte | bracketBit) === openBrace) depth += 1;
      else if ((byte | bracketBit) === closeBrace) depth -= 1;
    }
    this.#depth = depth;
    this.#inString = inString;
    return at;
  }

  #complete(last: Buffer): Buffer {
    if (this.#partsLength === 0) return last;
    const item = Buffer.concat([...this.#parts, last], this.#partsLength + last.length);
    this.#parts = [];
    this.#partsLength = 0;
    return item;
  }

  #keep(part: Buffer): void {
    this.#parts.push(part);
    this.#partsLength += part.length;
    if (this.#partsLength > longestItem) throw tooLong();
  }

  #keepEnvelope(part: Buffer): void {
    this.#envelope.push(part);
    this.#envelopeLength += part.length;
    if (this.#envelopeLength > longestEnvelope) throw tooLong();
  }
}

function tooLong(): AppError {
  return new AppError(
    'cluster-failed',
    'The cluster sent more than any object can hold: Pullport reads the list again.',
  );
}
