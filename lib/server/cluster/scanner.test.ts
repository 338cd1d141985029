import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSplitter } from '#lib/server/cluster/lines.ts';
import { ItemScanner } from '#lib/server/cluster/scanner.ts';

function scan(chunks: readonly Buffer[]): { items: unknown[]; envelope: unknown } {
  const scanner = new ItemScanner();
  const items = chunks.flatMap((chunk) => itemsOf(scanner, chunk));
  return { items, envelope: scanner.envelope() };
}

function itemsOf(scanner: ItemScanner, chunk: Buffer): unknown[] {
  const items: unknown[] = [];
  for (let from = 0; from < chunk.length;) {
    const { item, end } = scanner.next(chunk, from);
    if (item !== null) items.push(JSON.parse(item.toString()));
    from = end;
  }
  return items;
}

function cutAt(bytes: Buffer, ...places: number[]): Buffer[] {
  const edges = [0, ...places.toSorted((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

const awkward = {
  kind: 'PodList',
  apiVersion: 'v1',
  metadata: { resourceVersion: '42', continue: 'a"items":[' },
  items: [
    { metadata: { name: 'a', annotations: { note: '"items":[{"\\' } } },
    {},
    { nested: [[], [{ items: [{ deep: '}]' }] }]], text: 'ü \\" ] } \u2028', n: -1.5e3 },
  ],
};

describe('finding the items of a list', () => {
  const bytes = Buffer.from(JSON.stringify(awkward));
  const { items, ...envelope } = awkward;
  const expected = { items, envelope: { ...envelope, items: [] } };

  test('whole', () => {
    expect(scan([bytes])).toEqual(expected);
  });

  test('cut at every byte', () => {
    for (let at = 0; at <= bytes.length; at += 1)
      expect(scan(cutAt(bytes, at)), `cut at ${at}`).toEqual(expected);
  });

  test('byte by byte', () => {
    expect(scan([...bytes].map((byte) => Buffer.from([byte])))).toEqual(expected);
  });

  test('indented, as for browsers, and with the envelope behind', () => {
    const turned = { items, metadata: envelope.metadata, kind: 'PodList' };
    const { items: found, envelope: rest } = scan(cutAt(Buffer.from(JSON.stringify(turned, null, 2)), 7, 90));
    expect(found).toEqual(items);
    expect(rest).toEqual({ metadata: envelope.metadata, kind: 'PodList', items: [] });
  });

  test('an array of another name, or an "items" further down, is no list', () => {
    const other = {
      list: [{ a: 1 }],
      metadata: { items: [{ b: 2 }] },
      'x"items': [{ c: 3 }],
      text: '"items":[',
    };
    expect(scan([Buffer.from(JSON.stringify(other))])).toEqual({ items: [], envelope: other });
  });

  test('any list, cut anywhere, gives what JSON.parse gives', () => {
    const list = fc.record({
      metadata: fc.object(),
      items: fc.array(fc.object({ withNullPrototype: false })),
    });
    fc.assert(
      fc.property(list, fc.array(fc.nat(4000), { maxLength: 8 }), (value, places) => {
        const text = JSON.stringify(value);
        const whole = Buffer.from(text);
        const parsed: typeof value = JSON.parse(text);
        const found = scan(cutAt(whole, ...places.map((place) => Math.min(place, whole.length))));
        expect(found).toEqual({ items: parsed.items, envelope: { ...parsed, items: [] } });
      }),
    );
  });

  test('a list that breaks off says so', () => {
    for (let at = 1; at < bytes.length; at += 1) {
      const scanner = new ItemScanner();
      itemsOf(scanner, bytes.subarray(0, at));
      expect(() => scanner.envelope()).toThrow('broke off');
    }
  });
});

describe('splitting lines', () => {
  test('gives whole lines whatever the cuts, and holds back what has not ended', () => {
    const text = fc.array(fc.string({ unit: 'binary' }).map((line) => line.replaceAll('\n', '')));
    fc.assert(
      fc.property(text, fc.array(fc.nat(500)), (lines, places) => {
        const bytes = Buffer.from(lines.join('\n'));
        const splitter = new LineSplitter();
        const chunks = cutAt(bytes, ...places.map((place) => Math.min(place, bytes.length)));
        const found = chunks.flatMap((chunk) => [...splitter.push(chunk)].map((line) => line.toString()));
        expect(found).toEqual(bytes.toString().split('\n').slice(0, -1));
        expect(splitter.isMidLine).toBe(bytes.toString().split('\n').at(-1) !== '');
      }),
    );
  });

  test('a line longer than any object is refused', () => {
    const splitter = new LineSplitter();
    const chunk = Buffer.alloc(1024 * 1024, 97);
    expect(() => {
      for (let count = 0; count < 17; count += 1) Array.from(splitter.push(chunk));
    }).toThrow('longer than any object');
  });
});
