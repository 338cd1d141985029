import 'server-only';
import { AppError } from '#lib/domain/errors.ts';

const newline = 10;
const longestLine = 16 * 1024 * 1024;

/** Splits bytes into lines at whatever chunk boundaries they come. The last line counts only once it has ended. */
export class LineSplitter {
  #parts: Buffer[] = [];
  #length = 0;

  /** Lines that `chunk` completes, without their newline. @throws AppError for a line over 16 MiB */
  *push(chunk: Buffer): Generator<Buffer> {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      const last = chunk.subarray(start, end);
      start = end + 1;
      if (this.#length === 0) yield last;
      else yield this.#complete(last);
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  /** Whether bytes of an unfinished line are left. */
  get isMidLine(): boolean {
    return this.#length > 0;
  }

  #complete(last: Buffer): Buffer {
    const line = Buffer.concat([...this.#parts, last], this.#length + last.length);
    this.#parts = [];
    this.#length = 0;
    return line;
  }

  #keep(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > longestLine) {
      throw new AppError(
        'cluster-failed',
        'The cluster sent a line longer than any object can be: Pullport reads it again.',
      );
    }
    this.#parts.push(part);
  }
}
