import 'server-only';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { AppError } from '#lib/domain/errors.ts';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import type { ResourceName } from '#lib/server/cluster/resources.ts';
import type { Identity } from './identity.ts';
import { reviewAccess, type AccessQuestion } from './reviews.ts';

/** Milliseconds: a right taken away must be noticed within 30 s, a right given may take "look again". */
const yesLasts = 30_000;
const noLasts = 300_000;
const atOnce = 20;

/** The namespaces somebody may see something in. */
export type Visible = { is: 'all' } | { is: 'some'; namespaces: ReadonlySet<string> };

/** Remembered answers of all identities; holds decisions per identity, never data. */
export class AccessMemory {
  readonly #answers = new LRUCache<string, Promise<boolean>>({ max: 200_000 });
  readonly #limit = pLimit(atOnce);
  readonly #visible = new LRUCache<string, Visible>({ max: 5000 });

  /** Asks once for equal questions of one identity, and again when the answer is too old. */
  ask(connection: ClusterConnection, identity: Identity, question: AccessQuestion): Promise<boolean> {
    const key = questionKey(identity, question);
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#limit(() => reviewAccess(connection, identity.credentials, question));
    this.#answers.set(key, answer, { ttl: yesLasts });
    const settle = (ttl: number) => {
      // Forgotten meanwhile ("look again", sign-out): what was asked before must not come back.
      if (this.#answers.peek(key) === answer) this.#answers.set(key, answer, { ttl });
    };
    answer.then(
      (allowed) => settle(allowed ? yesLasts : noLasts),
      () => this.#answers.delete(key),
    );
    return answer;
  }

  /** Milliseconds for which a remembered answer still counts. */
  lasts(identity: Identity, question: AccessQuestion): number {
    return this.#answers.getRemainingTTL(questionKey(identity, question));
  }

  /** The last set of visible namespaces, kept so that a list need not walk all answers at each request. */
  visible(key: string): Visible | null {
    return this.#visible.get(key) ?? null;
  }

  rememberVisible(key: string, visible: Visible, milliseconds: number): void {
    if (milliseconds > 0) this.#visible.set(key, visible, { ttl: milliseconds });
  }

  /** "Look again" and sign-out: forgets everything about one identity. */
  forget(identityKey: string): void {
    for (const cache of [this.#answers, this.#visible]) {
      for (const key of cache.keys()) if (key.startsWith(`${identityKey}\n`)) cache.delete(key);
    }
  }
}

/** What one identity may see and do. RBAC of the cluster is the only authority. */
export class Access {
  readonly #memory: AccessMemory;
  readonly #connection: ClusterConnection;
  readonly #identity: Identity;
  readonly #namespaces: () => Iterable<string>;

  constructor(
    memory: AccessMemory,
    connection: ClusterConnection,
    identity: Identity,
    namespaces: () => Iterable<string>,
  ) {
    this.#memory = memory;
    this.#connection = connection;
    this.#identity = identity;
    this.#namespaces = namespaces;
  }

  /** Whether this may be done; the cluster-wide question comes first, since a yes to it answers all others. */
  async may(question: AccessQuestion): Promise<boolean> {
    if (question.namespace !== null && (await this.#ask({ ...question, namespace: null }))) return true;
    return this.#ask(question);
  }

  /**
   * Refuses as the API server does: verb, resource and namespace, the same whether or not the thing exists.
   * @throws AppError `forbidden`
   */
  async require(question: AccessQuestion): Promise<void> {
    if (await this.may(question)) return;
    throw new AppError('forbidden', refusalSentence(this.#identity.name, question), {
      scope: question,
    });
  }

  /** The namespaces in which this identity may `list` a resource. */
  async visible(resource: ResourceName): Promise<Visible> {
    const key = `${this.#identity.key}\n${resource}`;
    const known = this.#memory.visible(key);
    if (known !== null) return known;
    const visible = await this.#findVisible(resource);
    this.#memory.rememberVisible(key, visible, this.#lasts(resource, visible));
    return visible;
  }

  /** Forgets what was answered, so that the next question is asked anew. */
  lookAgain(): void {
    this.#memory.forget(this.#identity.key);
  }

  async #findVisible(resource: ResourceName): Promise<Visible> {
    if (await this.#ask({ verb: 'list', resource, namespace: null })) return { is: 'all' };
    const candidates = [...this.#namespaces()];
    const answers = await Promise.all(
      candidates.map((namespace) => this.#ask({ verb: 'list', resource, namespace })),
    );
    return { is: 'some', namespaces: new Set(candidates.filter((_, index) => answers[index])) };
  }

  /** As long as the oldest yes it is made of: counted from now, a right taken away would be seen twice as long. */
  #lasts(resource: ResourceName, visible: Visible): number {
    const namespaces = visible.is === 'all' ? [null] : [...visible.namespaces];
    return namespaces.reduce(
      (least, namespace) =>
        Math.min(least, this.#memory.lasts(this.#identity, { verb: 'list', resource, namespace })),
      yesLasts,
    );
  }

  #ask(question: AccessQuestion): Promise<boolean> {
    return this.#memory.ask(this.#connection, this.#identity, question);
  }
}

function questionKey(identity: Identity, { verb, resource, namespace, name }: AccessQuestion): string {
  return [identity.key, verb, resource, namespace, name].join('\n');
}

/** Whether a namespace is among the visible ones. */
export function sees(visible: Visible, namespace: string): boolean {
  return visible.is === 'all' || visible.namespaces.has(namespace);
}

function refusalSentence(name: string, { verb, resource, namespace }: AccessQuestion): string {
  const where = namespace === null ? 'in all namespaces' : `in namespace ${namespace}`;
  return `${name} may not ${verb} ${resource} ${where}. Ask whoever administers the cluster for this right.`;
}
