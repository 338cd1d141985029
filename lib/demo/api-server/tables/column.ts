import { type JsonValue, type KubeObject, member } from '../objects.ts';
import { ageOf } from './duration.ts';

/** One printer column: what `kubectl get` shows, `wide` only with -o wide. */
export type Column = {
  name: string;
  type: 'string' | 'integer';
  format: '' | 'name';
  wide: boolean;
  cell: (object: KubeObject, now: number) => JsonValue;
};

type Cell = Column['cell'];

export function text(name: string, cell: Cell): Column {
  return { name, type: 'string', format: '', wide: false, cell };
}

export function wideText(name: string, cell: Cell): Column {
  return { ...text(name, cell), wide: true };
}

/** A count found under `path`, 0 where there is none. */
export function count(name: string, ...path: string[]): Column {
  return { ...text(name, (object) => numberAt(object, ...path)), type: 'integer' };
}

export const nameColumn: Column = {
  ...text('Name', (object) => object.metadata.name),
  format: 'name',
};

export const ageColumn: Column = text('Age', (object, now) => ageOf(object.metadata.creationTimestamp, now));

export function numberAt(object: KubeObject, ...path: string[]): number {
  const value = member(object, ...path);
  return typeof value === 'number' ? value : 0;
}

export function stringAt(object: JsonValue | undefined, ...path: string[]): string {
  const value = member(object, ...path);
  return typeof value === 'string' ? value : '';
}
