import type { PullCause } from '#lib/domain/pull/causes.ts';
import { type FailureRecord, rootKey } from '#lib/domain/pull/failure-record.ts';
import { causeSentences } from '#lib/domain/pull/failure-sentences.ts';
import type { PullBreak } from '#lib/domain/pull/hops.ts';
import { nodeMatters } from '#lib/domain/pull/node-words.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import type { RootWords } from '#lib/domain/pull/root-words-parts.ts';
import { rootWords } from '#lib/domain/pull/root-words.ts';
import { count, type Sentence } from '#lib/domain/pull/sentence.ts';
import { severityOf } from '#lib/domain/pull/severity.ts';

export const failureGroupings = ['cause', 'root', 'namespace'] as const;
export type FailureGrouping = (typeof failureGroupings)[number];

export type GroupRemedy = Pick<Remedy, 'code' | 'title' | 'action' | 'needsNewPods'> & { afterwards: string };

/** Failures with one root (or cause, or namespace). */
export type FailureGroup = {
  key: string;
  cause: PullCause;
  /** Where all of it breaks; null where a group of a cause or a namespace has several roots. */
  break: PullBreak | null;
  /** How many roots are in it: each has a remedy of its own. */
  roots: number;
  severity: 'fail' | 'wait';
  sentence: Sentence;
  detail: Sentence;
  since: number | null;
  containers: number;
  pods: number;
  /** Widest first. */
  namespaces: readonly { name: string; count: number }[];
  /** Nodes on which the same image runs although it fails on others, where that says something; else empty. */
  worksOn: readonly string[];
  failsOn: readonly string[];
  samples: readonly FailureRecord[];
  remedy: GroupRemedy | null;
};

/** What grouping asks for once per group: the first remedy of a root, and where an image runs. */
export type GroupQuestions = {
  /** How many of its containers a group names. */
  samples: number;
  remedyOf: (sample: FailureRecord) => Remedy | null;
  runsOnNodes: (image: string) => readonly string[];
};

const imagesAsked = 5;

function keyOf(record: FailureRecord, by: FailureGrouping): string {
  if (by === 'cause') return record.cause;
  return by === 'namespace' ? record.namespace : rootKey(record);
}

const afterwardsWords: Record<Remedy['needsNewPods'], string> = {
  no: 'heals at the next attempt',
  restart: 'then restart, offered',
  'delete-pod': 'then delete the pods, offered',
  recreate: 'then create the pods anew',
  template: 'then name it in the workload',
};

function groupRemedy(remedy: Remedy | null): GroupRemedy | null {
  if (remedy === null) return null;
  const { code, title, action, needsNewPods } = remedy;
  const isAdvice = action.kind === 'none';
  const isRestart = action.kind === 'restart' || action.kind === 'delete-pod';
  const words =
    code === 'wait' ? 'may pass by itself' : isRestart || isAdvice ? '' : afterwardsWords[needsNewPods];
  return { code, title, action, needsNewPods, afterwards: words };
}

function countBy(
  records: readonly FailureRecord[],
  of: (record: FailureRecord) => string,
): [string, number][] {
  const counts = new Map<string, number>();
  for (const record of records) counts.set(of(record), (counts.get(of(record)) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

type Roots = readonly [key: string, containers: number][];

function wordsOf(by: FailureGrouping, first: FailureRecord, containers: number, roots: Roots): RootWords {
  if (by === 'root') return rootWords(first);
  if (by === 'cause') return { sentence: [causeSentences[first.cause]], detail: [] };
  const cannot = `${count(containers, 'container', 'containers')} cannot pull in ${first.namespace}`;
  return { sentence: [cannot], detail: leadingWords(first, roots) };
}

/** What most of a namespace has in common; nothing where no root is commoner than the others. */
function leadingWords(first: FailureRecord, roots: Roots): Sentence {
  const [[, most] = ['', 0], [, next] = ['', 0]] = roots;
  if (roots.length === 1) return rootWords(first).sentence;
  return most === next ? [] : ['Most often: ', ...rootWords(first).sentence];
}

/** Nodes where the image runs although it fails on others: their credentials or images differ. */
function compareNodes(
  records: readonly FailureRecord[],
  by: FailureGrouping,
  { runsOnNodes }: GroupQuestions,
) {
  const failsOn = countBy(records, ({ node }) => node).flatMap(([node]) => (node === '' ? [] : [node]));
  const [first] = records;
  if (by !== 'root' || first === undefined || !nodeMatters(first.break)) return { worksOn: [], failsOn };
  const failing = new Set(failsOn);
  const images = [...new Set(records.map(({ image }) => image))].slice(0, imagesAsked);
  const runs = new Set(images.flatMap((image) => runsOnNodes(image)));
  return { worksOn: [...runs].filter((node) => !failing.has(node)).toSorted(), failsOn };
}

function describe(
  key: string,
  records: readonly FailureRecord[],
  by: FailureGrouping,
  questions: GroupQuestions,
): FailureGroup[] {
  const roots = countBy(records, rootKey);
  const usual = roots[0]?.[0];
  const first = records.find((record) => rootKey(record) === usual);
  if (first === undefined) return [];
  const since = records.reduce((oldest, each) => Math.min(oldest, each.since ?? Infinity), Infinity);
  return [
    {
      key,
      cause: first.cause,
      break: roots.length === 1 ? first.break : null,
      roots: roots.length,
      severity: severityOf(records.map(({ cause }) => cause)),
      ...wordsOf(by, first, records.length, roots),
      since: Number.isFinite(since) ? since : null,
      containers: records.length,
      pods: new Set(records.map(({ podUid }) => podUid)).size,
      namespaces: countBy(records, ({ namespace }) => namespace).map(([name, number]) => ({
        name,
        count: number,
      })),
      ...compareNodes(records, by, questions),
      samples: records.slice(0, questions.samples),
      remedy: roots.length === 1 ? groupRemedy(questions.remedyOf(first)) : null,
    },
  ];
}

/** Groups failures, widest reach first. Linear but for sorting. */
export function groupFailures(
  records: Iterable<FailureRecord>,
  by: FailureGrouping,
  questions: GroupQuestions,
): FailureGroup[] {
  const groups = Map.groupBy(records, (record) => keyOf(record, by));
  return [...groups]
    .flatMap(([key, members]) => describe(key, members, by, questions))
    .toSorted((a, b) => b.containers - a.containers || (a.key < b.key ? -1 : 1));
}
