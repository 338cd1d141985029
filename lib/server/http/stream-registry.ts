import 'server-only';
import { AppError } from '#lib/domain/errors.ts';

const perIdentity = 20;
const perProcess = 2000;

type Stream = { identityKey: string; close: () => void };

/** The open event streams of the process: bounded, and closed at once when it stops. */
export class StreamRegistry {
  readonly #streams = new Set<Stream>();

  /**
   * Admits a stream; the answer takes it out again.
   * @throws AppError `throttled` when this identity or the process has too many
   */
  add(stream: Stream): () => void {
    const own = [...this.#streams].filter(({ identityKey }) => identityKey === stream.identityKey).length;
    if (own >= perIdentity || this.#streams.size >= perProcess) {
      throw new AppError(
        'throttled',
        'Too many open live connections. Close some tabs; the page goes on by asking.',
        {
          retryAfter: 30,
        },
      );
    }
    this.#streams.add(stream);
    return () => this.#streams.delete(stream);
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Ends all streams of one identity (sign-out), or all (the process stops). */
  close(identityKey?: string): void {
    for (const stream of this.#streams) {
      if (identityKey === undefined || stream.identityKey === identityKey) stream.close();
    }
  }
}
