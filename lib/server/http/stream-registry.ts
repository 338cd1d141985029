import 'server-only';
import { AppError } from '#lib/domain/errors.ts';

const perIdentity = 20;
/** Somebody may sign in as often as they like; that must not take the streams of everyone else. */
const perPerson = 100;
const perProcess = 2000;

type Stream = { identityKey: string; person: string; close: () => void };

/** The open event streams of the process: bounded, and closed at once when it stops. */
export class StreamRegistry {
  readonly #streams = new Set<Stream>();

  /**
   * Admits a stream; the answer takes it out again.
   * @throws AppError `throttled` when this identity, this person or the process has too many
   */
  add(stream: Stream): () => void {
    const own = this.#count(({ identityKey }) => identityKey === stream.identityKey);
    const ofPerson = this.#count(({ person }) => person === stream.person);
    if (own >= perIdentity || ofPerson >= perPerson || this.#streams.size >= perProcess) {
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
  #count(isCounted: (stream: Stream) => boolean): number {
    return [...this.#streams].filter(isCounted).length;
  }
}
