import 'server-only';
import type { Interner } from '#lib/server/cluster/projections/interning.ts';

export type Controller = { kind: string; name: string };
type Shared = { controller: Controller; labels: readonly string[] };

const mostKept = 50_000;

/** What the pods of one controller have in common, kept once: the reference to it and, mostly, the labels. */
export class Replicas {
  readonly #byName = new Map<string, Shared>();
  readonly #interner: Interner;

  constructor(interner: Interner) {
    this.#interner = interner;
  }

  /** The shared copies where they are equal, else the pod's own. */
  share(
    controller: Controller | null,
    labels: readonly string[],
  ): { controller: Controller | null; labels: readonly string[] } {
    if (controller === null) return { controller, labels };
    const known = this.#byName.get(controller.name);
    if (known?.controller.kind === controller.kind) {
      return { controller: known.controller, labels: areEqual(known.labels, labels) ? known.labels : labels };
    }
    if (this.#byName.size >= mostKept) this.#byName.clear();
    const kind = this.#interner.text(controller.kind);
    const shared = { controller: { kind, name: controller.name }, labels };
    this.#byName.set(controller.name, shared);
    return shared;
  }
}

function areEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index]);
}
