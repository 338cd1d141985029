import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goJsonString } from '#lib/domain/go-json.ts';
import { type JsonNode, parseJsonDocument, replaceSpans } from '#lib/domain/pull-secret/json-document.ts';

/** The value a node stands for, read through its positions. */
function valueOf(text: string, node: JsonNode): unknown {
  if (node.is === 'array') return node.items.map((item) => valueOf(text, item));
  if (node.is === 'string') return node.value;
  if (node.is !== 'object') return JSON.parse(text.slice(node.start, node.end));
  return Object.fromEntries(node.members.map(({ name, value }) => [name, valueOf(text, value)]));
}

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('positions', () => {
  test('every JSON text is read to its value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.nat(3), (json, indent) => {
        const text = ` ${JSON.stringify(json, null, indent)}\n`;
        const document = parseJsonDocument(text);
        expect(document.ok && valueOf(text, document.root)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('any text is accepted exactly where JSON.parse accepts it, and none throws', () => {
    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '\\u00',
        '1',
        '-',
        '0',
        '.5',
        'e+1',
        'null',
        'tru',
        ' ',
        '\t',
        'é',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(token).map((tokens) => tokens.join('')),
        ),
        (text) => {
          expect(parseJsonDocument(text).ok).toBe(accepts(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('only the spans named are replaced', () => {
    expect(
      replaceSpans('abcdef', [
        { start: 4, end: 5, by: 'E' },
        { start: 1, end: 1, by: '-' },
      ]),
    ).toBe('a-bcdEf');
  });

  test('names such as __proto__ are names', () => {
    const document = parseJsonDocument('{"__proto__":{"x":1}}');
    expect(document.ok && document.root.is === 'object' && document.root.members[0]?.name).toBe('__proto__');
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('problems in the words of Go', () => {
  test.each([
    ['', 'unexpected end of JSON input'],
    ['{"a":', 'unexpected end of JSON input'],
    ['"abc', 'unexpected end of JSON input'],
    // Inside a token Go takes the end for a space.
    ['-', "invalid character ' ' in numeric literal"],
    ['tru', "invalid character ' ' in literal true (expecting 'e')"],
    ['bad', "invalid character 'b' looking for beginning of value"],
    ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
    ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"', String.raw`invalid character '"' after object key:value pair`],
    ['[1 2]', "invalid character '2' after array element"],
    ['[1,]', "invalid character ']' looking for beginning of value"],
    ['{} x', "invalid character 'x' after top-level value"],
    ['nil', "invalid character 'i' in literal null (expecting 'u')"],
    ['01', "invalid character '1' after top-level value"],
    ['-x', "invalid character 'x' in numeric literal"],
    ['1.x', "invalid character 'x' after decimal point in numeric literal"],
    ['1ex', "invalid character 'x' in exponent of numeric literal"],
    ['"a\nb"', String.raw`invalid character '\n' in string literal`],
    ['"\u0001"', String.raw`invalid character '\x01' in string literal`],
    [String.raw`"\x"`, "invalid character 'x' in string escape code"],
    [String.raw`"\u00g0"`, String.raw`invalid character 'g' in \u hexadecimal character escape`],
    ["'", String.raw`invalid character '\'' looking for beginning of value`],
  ])('%j: %s', (text, problem) => {
    expect(parseJsonDocument(text)).toMatchObject({ ok: false, problem });
  });

  test('depth and size are bounded', () => {
    expect(parseJsonDocument('['.repeat(1_000_000))).toMatchObject({
      problem: "invalid character '[' exceeded max depth",
      offset: 10_000,
    });
    expect(parseJsonDocument('['.repeat(10_000) + ']'.repeat(10_000)).ok).toBe(true);
    expect(parseJsonDocument(`"${'x'.repeat(1_048_576)}"`).ok).toBe(false);
  });

  test('strings are written as Go writes them', () => {
    expect(goJsonString('<&>\u2028"\\\b\f\n\u0001é')).toBe(
      String.raw`"\u003c\u0026\u003e\u2028\"\\\b\f\n\u0001é"`,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(goJsonString(text))).toBe(text);
      }),
    );
  });
});
