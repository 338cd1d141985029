import 'server-only';
import { LRUCache } from 'lru-cache';
import { AppError } from '#lib/domain/errors.ts';
import type { NamedSecret, SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import type { UserCluster } from '#lib/server/cluster/user-cluster.ts';
import { byName, endsOf, namedSecret, sameSecrets, type Held, type SecretView } from './held-secrets.ts';
import { readOtherSecrets, readPullSecrets } from './read-secrets.ts';
import { everywhere, SharedReads, type SharedRead } from './shared-reads.ts';

/** Milliseconds a list counts as current, and how long an older one is still shown while a new one is read. */
const freshFor = 30_000;
const shownFor = 300_000;

/**
 * Redacted facts about pull secrets, kept per session and only in memory: what one person may read is never shown to
 * another. Lists answer at once from here; what is missing is read behind them and told by `onChange`.
 */
export class SessionSecrets {
  readonly #held = new Map<string, Held>();
  readonly #reads = new SharedReads();
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #ends: { version: number; times: readonly number[] } = { version: -1, times: [] };

  /** Grows when anything known here changed. */
  get version(): number {
    return this.#version;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is known now, without reading. */
  view(namespace: string): SecretView {
    const held = this.#held.get(namespace);
    if (held === undefined || Date.now() - held.readAt > shownFor) return { is: 'pending' };
    return held.secrets === 'refused' ? { is: 'refused' } : { is: 'read', secrets: held.secrets };
  }

  /** Whether a missing name is known to be missing: secrets of other types are read only where one is looked for. */
  knowsOthers(namespace: string): boolean {
    return (this.#held.get(namespace)?.others ?? null) !== null;
  }

  /** Whether one of these names is none of the pull secrets read, and those of other types were not read since. */
  needsOthers(namespace: string, names: readonly string[]): boolean {
    const view = this.view(namespace);
    if (view.is !== 'read' || !this.#mayHaveOthers(namespace)) return false;
    return names.some((name) => name !== '' && !view.secrets.has(name));
  }

  /** How many of the known ends (`endsOf`) lie before `now`: when it grows, what was worked out before may be wrong. */
  endedBy(now: number): number {
    return this.#endTimes().filter((time) => time <= now).length;
  }

  /** The next of the known ends (epoch milliseconds); null where there is none. */
  nextEnd(now: number): number | null {
    const next = this.#endTimes().reduce(
      (least, time) => (time > now ? Math.min(least, time) : least),
      Infinity,
    );
    return next === Infinity ? null : next;
  }

  /** The secrets a pod names, as far as this session knows them. */
  named(namespace: string, names: readonly string[]): NamedSecret[] {
    const view = this.view(namespace);
    const others = this.#held.get(namespace)?.others?.secrets ?? null;
    return names.filter((name) => name !== '').map((name) => namedSecret(view, others, name));
  }

  /** Reads what is not current, one list per namespace at a time; never throws. */
  async read(cluster: UserCluster, namespaces: Iterable<string>): Promise<void> {
    const due = [...namespaces].filter((namespace) => !this.#isCurrent(namespace));
    await Promise.all(due.map((namespace) => this.#readOne(cluster, namespace)));
  }

  /** Reads everything in two lists instead of one per namespace, for who may list secrets in all of them. */
  async readAll(cluster: UserCluster, namespaces: readonly string[]): Promise<void> {
    if (namespaces.every((namespace) => this.#isCurrent(namespace))) return;
    await this.#reads.join(everywhere, (shared) => this.#readEverything(cluster, namespaces, shared));
  }

  /** Looks for names that are missing among secrets of other types; reads names and types only, never throws. */
  async readOthers(cluster: UserCluster, namespaces: readonly string[]): Promise<void> {
    await Promise.all(
      namespaces.map(async (namespace) => {
        if (!this.#mayHaveOthers(namespace)) return;
        const secrets = byName(await readOtherSecrets(cluster, namespace).catch(() => []));
        const held = this.#held.get(namespace);
        // Meanwhile the right to read them may have gone.
        if (held === undefined || held.secrets === 'refused') return;
        const before = held.others?.secrets ?? new Map<string, SecretFacts>();
        this.#held.set(namespace, { ...held, others: { is: 'current', secrets } });
        if (!sameSecrets(before, secrets)) this.#changed();
      }),
    );
  }

  /** After a write: what was known of these namespaces, or is being read now, is read anew at the next question. */
  forget(namespaces: Iterable<string>): void {
    for (const namespace of namespaces) {
      const held = this.#held.get(namespace);
      if (held !== undefined) this.#held.set(namespace, { ...held, isOutdated: true });
      this.#reads.forget(namespace);
    }
  }

  /** Whether nothing could be read of a namespace, or nothing since it was last forgotten. */
  isOutdated(namespace: string): boolean {
    return this.#held.get(namespace)?.isOutdated ?? true;
  }

  /** After one secret was read by itself: where the list that is known says something else of it, it is read anew. */
  notice({ namespace, name, resourceVersion, document }: SecretFacts): void {
    const view = this.view(namespace);
    // Lists of pull secrets never hold those of other types.
    if (view.is !== 'read' || document.is === 'wrong-type') return;
    if (view.secrets.get(name)?.resourceVersion !== resourceVersion) this.forget([namespace]);
  }

  #endTimes(): readonly number[] {
    if (this.#ends.version !== this.#version) {
      const known = this.#held
        .values()
        .flatMap(({ secrets }) => (secrets === 'refused' ? [] : secrets.values()));
      this.#ends = { version: this.#version, times: known.flatMap(endsOf).toArray() };
    }
    return this.#ends.times;
  }

  #mayHaveOthers(namespace: string): boolean {
    const held = this.#held.get(namespace);
    return held !== undefined && held.secrets !== 'refused' && held.others?.is !== 'current';
  }

  #isCurrent(namespace: string): boolean {
    const held = this.#held.get(namespace);
    return held !== undefined && !held.isOutdated && Date.now() - held.readAt <= freshFor;
  }

  async #readOne(cluster: UserCluster, namespace: string): Promise<void> {
    await this.#reads.join(namespace, (shared) =>
      readPullSecrets(cluster, namespace).then(
        (secrets) => this.#hold(namespace, byName(secrets), shared),
        (error: unknown) => this.#fail(namespace, error, shared),
      ),
    );
  }

  async #readEverything(
    cluster: UserCluster,
    namespaces: readonly string[],
    shared: SharedRead,
  ): Promise<void> {
    const secrets = await readPullSecrets(cluster, null).catch(() => null);
    if (secrets === null) return this.read(cluster, namespaces);
    const found = Map.groupBy(secrets, ({ namespace }) => namespace);
    for (const namespace of new Set([...namespaces, ...found.keys()])) {
      this.#hold(namespace, byName(found.get(namespace) ?? []), shared);
    }
  }

  #fail(namespace: string, error: unknown, shared: SharedRead): void {
    if (error instanceof AppError && error.code === 'forbidden') this.#hold(namespace, 'refused', shared);
  }

  #hold(namespace: string, secrets: Held['secrets'], { forgotten }: SharedRead): void {
    const before = this.#held.get(namespace);
    const isOutdated = forgotten.has(namespace);
    // A read that began later may have ended already.
    if (isOutdated && before?.isOutdated === false) return;
    const earlier = before?.others == null ? null : ({ ...before.others, is: 'earlier' } as const);
    const others = secrets === 'refused' ? null : earlier;
    this.#held.set(namespace, { secrets, others, readAt: Date.now(), isOutdated });
    if (before !== undefined && sameSecrets(before.secrets, secrets)) return;
    this.#changed();
  }

  #changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

/** The sessions' knowledge; the least recently used sessions are dropped first. */
export class SecretMemory {
  readonly #sessions = new LRUCache<string, SessionSecrets>({
    max: 500,
    ttl: 30 * 60_000,
    updateAgeOnGet: true,
  });

  of(identityKey: string): SessionSecrets {
    const known = this.#sessions.get(identityKey);
    if (known !== undefined) return known;
    const made = new SessionSecrets();
    this.#sessions.set(identityKey, made);
    return made;
  }

  /** At sign-out. */
  drop(identityKey: string): void {
    this.#sessions.delete(identityKey);
  }
}
