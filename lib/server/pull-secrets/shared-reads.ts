import 'server-only';

/** As a place among namespaces: one read over all of them. */
export const everywhere = '*';

/** A read under way, and what was forgotten since it began: of that it may show an earlier state. */
export type SharedRead = { forgotten: ReadonlySet<string> };

type Running = { place: string; done: Promise<void>; forgotten: Set<string> };

/** Reads that those who ask for the same place at the same time wait for together. */
export class SharedReads {
  readonly #running = new Set<Running>();

  /** Joins the read of this place, unless it began before something in it was forgotten. */
  async join(place: string, read: (shared: SharedRead) => Promise<void>): Promise<void> {
    for (const running of this.#running) {
      if (running.place === place && running.forgotten.size === 0) return running.done;
    }
    const forgotten = new Set<string>();
    const running: Running = { place, done: read({ forgotten }), forgotten };
    this.#running.add(running);
    await running.done.finally(() => this.#running.delete(running));
  }

  /** Nobody who asks from now on waits for a read that began before. */
  forget(namespace: string): void {
    for (const { place, forgotten } of this.#running) {
      if (place === namespace || place === everywhere) forgotten.add(namespace);
    }
  }
}
