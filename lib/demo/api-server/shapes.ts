import { type View } from './accept.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';
import { type JsonObject } from './objects.ts';
import { type StoredObject } from './stored-object.ts';
import { columnDefinitions, type IncludeObject, partialMetadata, tableRow } from './tables/table.ts';

/** How objects of one kind are written for one Accept header. */
export type Shape = {
  /** What a list opens with, up to its first item. */
  listHead(meta: JsonObject): string;
  listItem(stored: StoredObject): string;
  /** One object alone: the answer to a get, or what a watch event carries. */
  single(stored: StoredObject): string;
  /** The same without what only the first event of a watch carries (a table's columns). */
  next(stored: StoredObject): string;
  /** Tells shapes apart that differ. */
  key: string;
};

/** The writer for `kind` in this view; `now` is asked for ages in tables. */
export function shapeOf(kind: ResourceKind, view: View, include: IncludeObject, now: () => number): Shape {
  if (view === 'table') return tableShape(kind, include, now);
  return view === 'metadata' ? metadataShape : objectShape(kind);
}

function objectShape(kind: ResourceKind): Shape {
  const type = `"kind":"${kind.kind}","apiVersion":"${apiVersionOf(kind)}"`;
  const head = `{${type},`;
  // The cached JSON begins with "{": what a single object has more goes in front.
  const single = (stored: StoredObject): string => head + stored.json().slice(1);
  return {
    listHead: (meta) =>
      `{"kind":"${kind.kind}List","apiVersion":"${apiVersionOf(kind)}","metadata":${JSON.stringify(meta)},"items":[`,
    listItem: (stored) => stored.json(),
    single,
    next: single,
    key: 'object',
  };
}

const metadataShape: Shape = {
  listHead: (meta) =>
    `{"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","metadata":${JSON.stringify(meta)},"items":[`,
  listItem: (stored) => JSON.stringify(partialMetadata(stored.object)),
  single: (stored) => JSON.stringify(partialMetadata(stored.object)),
  next: (stored) => JSON.stringify(partialMetadata(stored.object)),
  key: 'metadata',
};

function tableShape(kind: ResourceKind, include: IncludeObject, now: () => number): Shape {
  const columns = JSON.stringify(columnDefinitions(kind.resource));
  const head = (meta: JsonObject, definitions: string): string =>
    `{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":${JSON.stringify(meta)},"columnDefinitions":${definitions},"rows":[`;
  const row = (stored: StoredObject): string =>
    JSON.stringify(tableRow(kind.resource, stored.object, include, now()));
  const alone = (stored: StoredObject, definitions: string): string => {
    const meta = { resourceVersion: stored.object.metadata.resourceVersion };
    return `${head(meta, definitions)}${row(stored)}]}`;
  };
  return {
    listHead: (meta) => head(meta, columns),
    listItem: row,
    single: (stored) => alone(stored, columns),
    next: (stored) => alone(stored, 'null'),
    key: `table ${include}`,
  };
}
