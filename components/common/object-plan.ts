import type { ResultLine } from '#lib/api/writes.ts';
import type { PlanLook, PlanRow } from './plan-list.tsx';
import { compareLooks, reasonWords } from './plan-words.ts';

/** What a plan calls what it does: `{ look: 'create', word: 'Link', same: 'Already there' }`. */
export type PlanVerb = { look: PlanLook; word: string; same: string };

/** A row of a plan about one object, with the line it was made from. */
export type ObjectRow = PlanRow & { line: ResultLine };

/** A dry run as a plan with a row for each line, exceptions first. */
export function objectPlan(lines: readonly ResultLine[], verb: PlanVerb): ObjectRow[] {
  return sorted(numbered(lines).map(([id, line]) => rowOf(id, line, verb)));
}

/** The same rows while the plan is carried out: what failed first, then what is done, then what is to come. */
export function objectProgress(
  planned: readonly ResultLine[],
  got: readonly ResultLine[],
  { verb, isRunning }: { verb: PlanVerb; isRunning: boolean },
): ObjectRow[] {
  const results = new Map(numbered(got));
  const rows = numbered(planned).map(([id, line]): ObjectRow => {
    const result = results.get(id);
    if (result === undefined) {
      const word = isRunning ? 'Queued' : 'Not begun';
      return { ...rowOf(id, line, verb), look: 'queued', word, detail: '' };
    }
    const row = rowOf(id, result, verb);
    return isChange(result) && row.look === lookOf(result, verb)
      ? { ...row, look: 'done', word: 'Done' }
      : row;
  });
  return sorted(rows);
}

/** Whether a line changes its object, or would. */
export function isChange({ outcome }: ResultLine): boolean {
  return outcome === 'created' || outcome === 'updated' || outcome === 'deleted';
}

function rowOf(id: string, line: ResultLine, verb: PlanVerb): ObjectRow {
  return {
    id,
    title: `${line.namespace} / ${line.name}`,
    look: lookOf(line, verb),
    word: wordOf(line, verb),
    detail: line.detail,
    line,
  };
}

function lookOf({ outcome, reason, manifest }: ResultLine, verb: PlanVerb): PlanLook {
  switch (outcome) {
    case 'created':
    case 'updated':
      return reason === 'on-delete' || reason === 'quota' || manifest !== undefined ? 'conflict' : verb.look;
    case 'deleted':
      return 'remove';
    case 'unchanged':
      return 'same';
    case 'forbidden':
      return 'forbidden';
    case 'conflict':
      return reason === 'managed' ? 'same' : 'conflict';
    case 'invalid':
    case 'failed':
      return isLeftOut(reason) ? 'conflict' : 'failed';
  }
}

/** What a plan leaves out by itself, as against what went wrong. */
function isLeftOut(reason: ResultLine['reason']): boolean {
  return reason === 'missing-secret' || reason === 'paused';
}

function wordOf({ outcome, reason, manifest }: ResultLine, verb: PlanVerb): string {
  const known = reason === undefined ? undefined : reasonWords[reason];
  if (known !== undefined) return known;
  if (manifest !== undefined) return 'May be undone';
  switch (outcome) {
    case 'created':
    case 'updated':
      return verb.word;
    case 'deleted':
      return 'Delete';
    case 'unchanged':
      return verb.same;
    case 'forbidden':
      return 'Forbidden';
    case 'conflict':
      return 'Conflict';
    case 'invalid':
      return 'Not valid';
    case 'failed':
      return 'Failed';
  }
}

/** One object can have several lines, one per list: the first, the second … of each. */
function numbered(lines: readonly ResultLine[]): [string, ResultLine][] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = `${line.namespace}/${line.kind}/${line.name}`;
    const at = seen.get(key) ?? 0;
    seen.set(key, at + 1);
    return [`${key} ${at}`, line];
  });
}

function sorted(rows: ObjectRow[]): ObjectRow[] {
  return rows.toSorted((a, b) => compareLooks(a, b) || (a.title < b.title ? -1 : 1));
}
