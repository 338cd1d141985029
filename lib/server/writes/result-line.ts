import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import type { LineEnd } from './refused-outcome.ts';

/** The object a line is about. */
export type LineSubject = Pick<ResultLine, 'namespace' | 'kind' | 'name'>;

/** One line of a result: the object, and how its write ended or would end. */
export function resultLine({ namespace, kind, name }: LineSubject, end: LineEnd): ResultLine {
  return { namespace, kind, name, ...end };
}

/** Whether the object is now, or in a dry run would be, as it was asked for. */
export function isDone({ outcome }: ResultLine): boolean {
  return outcome === 'created' || outcome === 'updated' || outcome === 'unchanged' || outcome === 'deleted';
}
