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
  readonly #visible = new LRUCache<string, { at: number; visible: Visible }>({ max: 5000 });

  /** Asks once for equal questions of one identity, and again when the answer is too old. */
  ask(connection: ClusterConnection, identity: Identity, question: AccessQuestion): Promise<boolean> {
    const key = [identity.key, question.verb, question.resource, question.namespace, question.name].join(
      '\n',
    );
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#limit(() => reviewAccess(connection, identity.credentials, question));
    this.#answers.set(key, answer, { ttl: yesLasts });
    answer.then(
      (allowed) => this.#answers.set(key, answer, { ttl: allowed ? yesLasts : noLasts }),
      () => this.#answers.delete(key),
    );
    return answer;
  }

  /** The last set of visible namespaces, kept so that a list need not walk all answers at each request. */
  visible(key: string, now: number): Visible | null {
    const known = this.#visible.get(key);
    return known === undefined || now - known.at > yesLasts ? null : known.visible;
  }

  rememberVisible(key: string, visible: Visible, now: number): void {
    this.#visible.set(key, { at: now, visible });
  }

  /** "Look again": forgets everything about one identity. */
  forget(identity: Identity): void {
    for (const cache of [this.#answers, this.#visible]) {
      for (const key of cache.keys()) if (key.startsWith(`${identity.key}\n`)) cache.delete(key);
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
    const known = this.#memory.visible(key, Date.now());
    if (known !== null) return known;
    const visible = await this.#findVisible(resource);
    this.#memory.rememberVisible(key, visible, Date.now());
    return visible;
  }

  /** Forgets what was answered, so that the next question is asked anew. */
  lookAgain(): void {
    this.#memory.forget(this.#identity);
  }

  async #findVisible(resource: ResourceName): Promise<Visible> {
    if (await this.#ask({ verb: 'list', resource, namespace: null })) return { is: 'all' };
    const candidates = [...this.#namespaces()];
    const answers = await Promise.all(
      candidates.map((namespace) => this.#ask({ verb: 'list', resource, namespace })),
    );
    return { is: 'some', namespaces: new Set(candidates.filter((_, index) => answers[index])) };
  }

  #ask(question: AccessQuestion): Promise<boolean> {
    return this.#memory.ask(this.#connection, this.#identity, question);
  }
}

/** Whether a namespace is among the visible ones. */
export function sees(visible: Visible, namespace: string): boolean {
  return visible.is === 'all' || visible.namespaces.has(namespace);
}

function refusalSentence(name: string, { verb, resource, namespace }: AccessQuestion): string {
  const where = namespace === null ? 'in all namespaces' : `in namespace ${namespace}`;
  return `${name} may not ${verb} ${resource} ${where}. Ask whoever administers the cluster for this right.`;
}
