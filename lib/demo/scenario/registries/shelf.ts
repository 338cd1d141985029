import { createHash } from 'node:crypto';
import { type Platform, type Pushed, type Registry, type Repository } from '#lib/demo/registries/model.ts';
import { days } from '../model.ts';

/** A repository in short: what it weighs and how many days ago each tag was pushed, again and again where it moved. */
export type RepositoryPlan = {
  /** Compressed size in megabytes. */
  size: number;
  tags: Readonly<Record<string, number | readonly number[]>>;
  isPublic?: boolean;
  platforms?: readonly Platform[];
  schema1?: boolean;
  /** Where it is served more slowly than the registry's other images. */
  bytesPerSecond?: number;
};

export type Shelf = Omit<Registry, 'repositories' | 'servedBy' | 'reachability' | 'anonymousLimit'> & {
  servedBy?: string;
  anonymousLimit?: Registry['anonymousLimit'];
  repositories: Readonly<Record<string, RepositoryPlan>>;
};

export const both: readonly Platform[] = ['linux/amd64', 'linux/arm64'];
export const megabytes = (count: number): number => Math.round(count * 1_000_000);

/** Makes a registry of a shelf; days count back from `startedAt`. */
export function stock(shelf: Shelf, startedAt: number): Registry {
  const { repositories, servedBy, anonymousLimit, ...rest } = shelf;
  const stocked = Object.entries(repositories).map(([path, plan]): [string, Repository] => [
    path,
    repositoryOf(shelf.host, path, plan, startedAt),
  ]);
  return {
    ...rest,
    servedBy: servedBy ?? shelf.host,
    reachability: 'serving',
    anonymousLimit: anonymousLimit ?? null,
    repositories: new Map(stocked),
  };
}

/** The digest of what was pushed under a tag for the `turn`-th time: the same in every run. */
export function digestOf(host: string, path: string, tag: string, turn = 0): string {
  const text = `${host}/${path}:${tag}#${turn}`;
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function repositoryOf(host: string, path: string, plan: RepositoryPlan, startedAt: number): Repository {
  const tags = Object.entries(plan.tags).map(([tag, pushed]): [string, Pushed[]] => [
    tag,
    [pushed].flat().map((daysAgo, turn) => ({
      digest: digestOf(host, path, tag, turn),
      at: startedAt - days(daysAgo),
      // Versions of one image differ a little in size.
      sizeBytes: megabytes(plan.size * (1 + ((tag.length + turn) % 7) / 200)) + tag.length * 1_337,
      platforms: plan.platforms ?? ['linux/amd64'],
      schema1: plan.schema1 ?? false,
    })),
  ]);
  return {
    path,
    isPublic: plan.isPublic ?? false,
    tags: new Map(tags),
    bytesPerSecond: plan.bytesPerSecond ?? null,
  };
}
