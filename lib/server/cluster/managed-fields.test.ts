import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutManagedFields } from '#lib/server/cluster/managed-fields.ts';

function parsed(value: object): unknown {
  return JSON.parse(withoutManagedFields(Buffer.from(JSON.stringify(value))));
}

test('the array is emptied, everything around it stays', () => {
  const managedFields = [{ manager: 'a', fieldsV1: { 'k:{"name":"x]}"}': { '.': {} }, 'v:\\': [[]] } }, {}];
  const annotations = { applied: JSON.stringify({ managedFields: [1] }), ü: 'ü' };
  const object = { metadata: { name: 'x', annotations, managedFields }, spec: { list: [1] } };
  expect(parsed(object)).toEqual({
    metadata: { name: 'x', annotations, managedFields: [] },
    spec: { list: [1] },
  });
});

test('an object without it, with an empty one, or with something else of that name', () => {
  for (const object of [{}, { managedFields: [] }, { managedFields: null }, { a: '"managedFields":[' }]) {
    expect(parsed(object)).toEqual(object);
  }
});

test('an array that does not end is given whole, for the parser to refuse', () => {
  const text = '{"managedFields":[{"a":"]';
  expect(withoutManagedFields(Buffer.from(text))).toBe(text);
});

test('whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.object({ withNullPrototype: false })), (managedFields) => {
      expect(parsed({ before: 1, managedFields, behind: 2 })).toEqual({
        before: 1,
        managedFields: [],
        behind: 2,
      });
    }),
  );
});
