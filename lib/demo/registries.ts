import { type ImageReference } from '#lib/domain/image/reference.ts';
import {
  type Account,
  type Answer,
  type Credential,
  type Platform,
  type Pushed,
  type Refusal,
  type Registry,
  type Repository,
} from './registries/model.ts';

export type PullRequest = {
  image: ImageReference;
  /** Null asks without signing in. */
  credential: Credential | null;
  platform: Platform;
  at: number;
};

/** The registries of the demo's little internet: they alone decide who may pull what. */
export class Registries {
  readonly #registries = new Map<string, Registry>();
  readonly #anonymousPulls = new Map<string, number[]>();

  constructor(registries: readonly Registry[]) {
    for (const registry of registries) this.#registries.set(registry.host, registry);
  }

  get(host: string): Registry | undefined {
    return this.#registries.get(host);
  }

  all(): readonly Registry[] {
    return [...this.#registries.values()];
  }

  /** Changes a registry from now on: a rotated password, a pushed tag, an outage. */
  change(host: string, change: (registry: Registry) => Registry): void {
    const registry = this.#registries.get(host);
    if (registry === undefined)
      throw new RangeError(`No registry "${host}" in the demo; add it to the scenario.`);
    this.#registries.set(host, change(registry));
  }

  /** Notes pulls without sign-in that others made from the same address, so that the limit may be near. */
  useUpAnonymousPulls(host: string, moments: readonly number[]): void {
    this.#anonymousPulls.set(host, [...(this.#anonymousPulls.get(host) ?? []), ...moments]);
  }

  /** Answers one attempt with one credential, in the order a real pull meets its obstacles. */
  pull({ image, credential, platform, at }: PullRequest): Answer {
    const registry = this.#registries.get(image.registry);
    if (registry === undefined) return refused('no-such-host');
    if (registry.reachability !== 'serving') return refused(registry.reachability);
    const repository = registry.repositories.get(image.repository);
    const right = rightToPull(registry, repository, credential, at, image.repository);
    if (right !== null) return refused(right);
    if (repository === undefined) return refused('no-such-repository');
    if (credential === null && !this.#countAnonymous(registry, at)) return refused('rate-limited');
    const pushed = resolve(repository, image, at);
    if (pushed === undefined) return refused(image.digest === null ? 'no-such-tag' : 'no-such-digest');
    if (pushed.schema1) return refused('schema-1');
    if (!pushed.platforms.includes(platform)) return refused('wrong-platform');
    const bytesPerSecond = repository.bytesPerSecond ?? registry.bytesPerSecond;
    return { is: 'served', served: { pushed, bytesPerSecond } };
  }

  #countAnonymous(registry: Registry, at: number): boolean {
    const limit = registry.anonymousLimit;
    if (limit === null) return true;
    const all = this.#anonymousPulls.get(registry.host) ?? [];
    const inWindow = all.filter((moment) => moment > at - limit.windowMs);
    if (inWindow.filter((moment) => moment <= at).length >= limit.pulls) return false;
    this.#anonymousPulls.set(registry.host, [...inWindow, at]);
    return true;
  }
}

const refused = (refusal: Refusal): Answer => ({ is: 'refused', refusal });

function rightToPull(
  registry: Registry,
  repository: Repository | undefined,
  credential: Credential | null,
  at: number,
  path: string,
): Refusal | null {
  // A credential that is wrong is refused for public images too: no anonymous attempt follows.
  if (credential !== null) return signIn(registry.accounts, credential, at, path);
  if (repository === undefined) return registry.flavour === 'kubernetes' ? null : 'no-credential';
  return repository.isPublic ? null : 'no-credential';
}

function signIn(accounts: readonly Account[], given: Credential, at: number, path: string): Refusal | null {
  const known = accounts.filter(
    ({ username, password }) => username === given.username && password === given.password,
  );
  const current = known.find(({ from, until }) => from <= at && at < until);
  if (current !== undefined) return mayPull(current, path) ? null : 'no-right';
  return known.some(({ until }) => until <= at && until > 0) && given.username === 'AWS'
    ? 'token-expired'
    : 'wrong-password';
}

function mayPull({ mayPull: prefixes }: Account, path: string): boolean {
  return prefixes.length === 0 || prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

/** What a reference names at that moment: the digest decides, else what the tag pointed to then. */
export function resolve(repository: Repository, image: ImageReference, at: number): Pushed | undefined {
  if (image.digest !== null)
    return [...repository.tags.values()].flat().find(({ digest }) => digest === image.digest);
  const history = repository.tags.get(image.tag ?? 'latest') ?? [];
  return history.findLast((pushed) => pushed.at <= at);
}
