import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyEntry } from '#lib/domain/pull-secret/copy-entry.ts';
import { documentDifference } from '#lib/domain/pull-secret/difference.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { mergeEntries } from '#lib/domain/pull-secret/merge.ts';
import { reformatDocument } from '#lib/domain/pull-secret/reformat.ts';

const document = (text: string) => ({ text, format: 'dockerconfigjson' }) as const;
const host = fc.constantFrom('a.example', 'b.example', 'c.example:5000', 'd.example/team');
const login = fc.record({ username: fc.constantFrom('u', 'v'), password: fc.string({ minLength: 1 }) });
const config = fc
  .dictionary(host, login, { maxKeys: 4, noNullPrototype: true })
  .map((auths) => document(JSON.stringify({ auths, other: [1] })));

describe('merging', () => {
  test('brings every entry along, drops none, and does nothing the second time', () => {
    fc.assert(
      fc.property(config, config, (into, from) => {
        const merged = mergeEntries(into, from);
        if (!merged.ok) throw new Error(merged.sentence);
        const changes = documentDifference(document(merged.text), from) ?? [];
        expect(changes.every(({ change }) => change === 'kept' || change === 'removed')).toBe(true);
        const lost = documentDifference(into, document(merged.text)) ?? [];
        expect(lost.some(({ change }) => change === 'removed')).toBe(false);
        expect(mergeEntries(document(merged.text), from)).toEqual(merged);
      }),
    );
  });

  test('keeps to the key that is there where the kubelet takes both for the same', () => {
    const into = document('{"auths":{"https://a.example/v2/":{"auth":"YTpi"}}}');
    const from = document('{"auths":{"a.example":{"auth":"YTpj"}}}');
    expect(mergeEntries(into, from)).toEqual({
      ok: true,
      text: '{"auths":{"https://a.example/v2/":{"auth":"YTpj"}}}',
    });
  });

  test('reaches every key of a registry that is written twice', () => {
    const into = document('{"auths":{"a.example":{"auth":"YTpi"},"https://a.example":{"auth":"YTpi"}}}');
    const from = document('{"auths":{"a.example":{"auth":"YTpj"}}}');
    expect(mergeEntries(into, from)).toEqual({
      ok: true,
      text: '{"auths":{"a.example":{"auth":"YTpj"},"https://a.example":{"auth":"YTpj"}}}',
    });
  });

  test('takes thousands of entries at once, those that are there and those that are not', () => {
    const login = { auth: 'YTpi' };
    const keys = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => [`r${from + at}.example`, login]);
    const holding = (entries: ReturnType<typeof keys>) =>
      document(JSON.stringify({ auths: Object.fromEntries(entries) }));
    const merged = mergeEntries(holding(keys(0, 8000)), holding(keys(4000, 12_000)));
    if (!merged.ok) throw new Error(merged.sentence);
    const read = readEntries(merged.text, 'dockerconfigjson');
    expect(read.ok && read.entries.length).toBe(12_000);
  });

  test('refuses to add to what cannot be decoded', () => {
    expect(mergeEntries(document('{"auths":[]}'), document('{"auths":{}}'))).toMatchObject({ ok: false });
  });
});

describe('a difference', () => {
  test('names keys and never values', () => {
    const before = document('{"auths":{"a.example":{"auth":"YTpi"},"b.example":{"auth":"YTpi"}}}');
    const after = document('{"auths":{"https://a.example":{"auth":"YTpj"},"c.example":{"auth":"YTpi"}}}');
    expect(documentDifference(before, after)).toEqual([
      { key: 'b.example', change: 'removed' },
      { key: 'c.example', change: 'added' },
      { key: 'https://a.example', change: 'changed' },
    ]);
    expect(documentDifference(before, document('{"auths":[]}'))).toBeNull();
  });
});

describe('a copied entry', () => {
  test('carries fields that nobody knows, and every other byte stays', () => {
    const text = '{ "auths": { "a.example": {"auth":"YTpi", "note": 1} } }';
    expect(copyEntry(text, 'dockerconfigjson', 'a.example', 'b.example')).toEqual({
      ok: true,
      text: '{ "auths": { "a.example": {"auth":"YTpi", "note": 1}, "b.example": {"auth":"YTpi", "note": 1} } }',
    });
    expect(copyEntry(text, 'dockerconfigjson', 'z.example', 'b.example')).toMatchObject({ ok: false });
    expect(copyEntry(text, 'dockerconfigjson', 'a.example', 'a.example')).toMatchObject({ ok: false });
  });
});

describe('the other format', () => {
  test('holds the same entries, and there and back every byte of them', () => {
    fc.assert(
      fc.property(config, ({ text }) => {
        const older = reformatDocument(text, 'dockerconfigjson', 'dockercfg');
        if (!older.ok) throw new Error(older.sentence);
        expect(readEntries(older.text, 'dockercfg')).toEqual(readEntries(text, 'dockerconfigjson'));
        const again = reformatDocument(older.text, 'dockercfg', 'dockerconfigjson');
        expect(again).toEqual({ ok: true, text: `{"auths":${older.text}}` });
      }),
    );
  });
});
