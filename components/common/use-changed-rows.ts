'use client';

import { useEffect, useState } from 'react';

/** Milliseconds a row fades (app/data-table.css). */
const fade = 1200;

type ChangedRowsInput<Row> = {
  view: string;
  rows: readonly Row[];
  /** When these rows were fetched, in epoch milliseconds. */
  at: number;
  keyOf: (row: Row) => string;
  /** What of a row must differ for it to count as changed. */
  faceOf: (row: Row) => string;
};

type Seen = {
  view: string;
  at: number;
  faces: ReadonlyMap<string, string>;
  /** Key to when that row changed. */
  changed: ReadonlyMap<string, number>;
};

/** The keys of rows that came or changed a moment ago, within one view. */
export function useChangedRows<Row>(input: ChangedRowsInput<Row>): ReadonlySet<string> {
  const [seen, setSeen] = useState<Seen>(() => ({ ...input, faces: facesOf(input), changed: new Map() }));
  if (seen.at !== input.at || seen.view !== input.view) setSeen(nextSeen(seen, input));
  const { changed } = seen;
  useEffect(() => {
    if (changed.size === 0) return undefined;
    const timer = setTimeout(() => setSeen((before) => ({ ...before, changed: new Map() })), fade);
    return () => clearTimeout(timer);
  }, [changed]);
  return new Set(changed.keys());
}

function nextSeen<Row>(seen: Seen, input: ChangedRowsInput<Row>): Seen {
  const { view, at } = input;
  const faces = facesOf(input);
  if (seen.view !== view) return { view, at, faces, changed: new Map() };
  const fading = [...seen.changed].filter(([, since]) => at - since < fade);
  const now = [...faces].filter(([key, face]) => seen.faces.get(key) !== face);
  return { view, at, faces, changed: new Map([...fading, ...now.map(([key]) => [key, at] as const)]) };
}

function facesOf<Row>({ rows, keyOf, faceOf }: ChangedRowsInput<Row>): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [keyOf(row), faceOf(row)]));
}
