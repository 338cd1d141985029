import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ItemReader } from '#lib/server/cluster/item-reader.ts';

function read(chunks: readonly Buffer[]): { items: unknown[]; envelope: unknown } {
  const items: unknown[] = [];
  const reader = new ItemReader((item) => items.push(item));
  for (const chunk of chunks) reader.push(chunk);
  return { items, envelope: reader.envelope('whole') };
}

function cutAt(bytes: Buffer, ...places: number[]): Buffer[] {
  const edges = [0, ...places.toSorted((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

const named = (name: string) => ({ metadata: { name }, spec: { image: `${name}},{"metadata":{` } });
/** Each holds the border between items inside itself. */
const misleading = (name: string) => ({
  metadata: { name },
  spec: { templates: [{ metadata: { name: 'inner' } }, { metadata: { name: 'other' } }] },
});

const lists: [string, object[]][] = [
  ['items that begin alike', ['a', 'b', 'c', 'd'].map(named)],
  ['items that hold the beginning of another', ['a', 'b', 'c'].map(misleading)],
  ['items that begin differently', [named('a'), { kind: 'Pod', ...named('b') }, named('c')]],
  ['empty ones', [{}, {}, named('a'), {}]],
  ['one', [named('a')]],
  ['none', []],
];

describe.each(lists)('a list of %s', (_, items) => {
  const list = { kind: 'PodList', metadata: { resourceVersion: '42' }, items };
  const expected = { items, envelope: { ...list, items: [] } };

  test('cut at every byte', () => {
    const bytes = Buffer.from(JSON.stringify(list));
    for (let at = 0; at <= bytes.length; at += 1)
      expect(read(cutAt(bytes, at)), `cut at ${at}`).toEqual(expected);
  });

  test('byte by byte, and indented', () => {
    for (const text of [JSON.stringify(list), JSON.stringify(list, null, 2)])
      expect(read([...Buffer.from(text)].map((byte) => Buffer.from([byte])))).toEqual(expected);
  });
});

test('any list, cut anywhere, gives what JSON.parse gives', () => {
  const list = fc.record({
    metadata: fc.object(),
    items: fc.array(fc.record({ metadata: fc.object({ withNullPrototype: false }) })),
  });
  fc.assert(
    fc.property(list, fc.array(fc.nat(4000), { maxLength: 8 }), (value, places) => {
      const text = JSON.stringify(value);
      const whole = Buffer.from(text);
      const parsed: typeof value = JSON.parse(text);
      const found = read(cutAt(whole, ...places.map((place) => Math.min(place, whole.length))));
      expect(found).toEqual({ items: parsed.items, envelope: { ...parsed, items: [] } });
    }),
  );
});

test('an item longer than what is looked through is read too, and those behind it', () => {
  const items = [named('a'), { ...named('long'), text: 'x'.repeat(600_000) }, named('b'), named('c')];
  const bytes = Buffer.from(JSON.stringify({ metadata: {}, items }));
  expect(read(cutAt(bytes, 65_536, 300_000, 400_000)).items).toEqual(items);
});

test('what stands before the items is known before they end, and nothing is before that', () => {
  const reader = new ItemReader(() => {});
  reader.push(Buffer.from('{"metadata":{"continue":"n"}'));
  expect(reader.envelope('begun')).toBeNull();
  reader.push(Buffer.from(',"items":['));
  expect(reader.envelope('begun')).toEqual({ metadata: { continue: 'n' }, items: [] });
});

test('bytes that are not UTF-8 are no item', () => {
  const bytes = Buffer.concat([
    Buffer.from('{"items":[{"metadata":{}},{"metadata":{"name":"'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"}},{"metadata":{}}]}'),
  ]);
  expect(() => read([bytes])).toThrow('not UTF-8');
});
