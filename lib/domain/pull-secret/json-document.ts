import { goQuotedByte } from '#lib/domain/go-json.ts';
import {
  JsonProblem,
  problemAt,
  scanLiteral,
  scanNumber,
  scanString,
  skipSpace,
} from '#lib/domain/pull-secret/json-scan.ts';

/** Where something stands in the text: [start, end) in UTF-16 units. */
export type Span = { start: number; end: number };

export type JsonMember = Span & { name: string; nameSpan: Span; value: JsonNode };
export type JsonObject = Span & { is: 'object'; members: JsonMember[] };
export type JsonArray = Span & { is: 'array'; items: JsonNode[] };
export type JsonString = Span & { is: 'string'; value: string };
export type JsonNode = JsonObject | JsonArray | JsonString | (Span & { is: 'number' | 'bool' | 'null' });

export type JsonDocument = { ok: true; root: JsonNode } | { ok: false; problem: string; offset: number };

/** As many characters as a Secret has bytes at most. */
const maxLength = 1_048_576;

/** encoding/json maxNestingDepth. */
const maxDepth = 10_000;

type Container = JsonObject | JsonArray;
type PendingName = { name: string; nameSpan: Span };

/** Open containers, innermost last; the parser keeps them itself so that no depth can exhaust the call stack. */
class Parser {
  private readonly text: string;
  private at = 0;
  private readonly open: Container[] = [];
  private readonly names: PendingName[] = [];

  constructor(text: string) {
    this.text = text;
  }

  parse(): JsonNode {
    for (;;) {
      const node = this.beginValue();
      const root = node === null ? null : this.finish(node);
      if (root !== null) return root;
    }
  }

  /** Reads a scalar or an empty container; a container with contents is opened and null returned. */
  private beginValue(): JsonNode | null {
    const start = skipSpace(this.text, this.at);
    const char = this.text.charAt(start);
    if (char === '{' || char === '[') return this.openContainer(start, char);
    const node = this.scalar(start, char);
    this.at = node.end;
    return node;
  }

  private scalar(start: number, char: string): JsonNode {
    const { text } = this;
    if (char === '"') return { is: 'string', start, ...scanString(text, start) };
    if (char === 't') return { is: 'bool', start, end: scanLiteral(text, start, 'true') };
    if (char === 'f') return { is: 'bool', start, end: scanLiteral(text, start, 'false') };
    if (char === 'n') return { is: 'null', start, end: scanLiteral(text, start, 'null') };
    if (char === '-' || (char >= '0' && char <= '9'))
      return { is: 'number', start, end: scanNumber(text, start) };
    throw problemAt(text, start, 'looking for beginning of value');
  }

  private openContainer(start: number, char: '{' | '['): JsonNode | null {
    const node: Container =
      char === '{'
        ? { is: 'object', start, end: start, members: [] }
        : { is: 'array', start, end: start, items: [] };
    if (this.open.length >= maxDepth) {
      throw new JsonProblem(`invalid character ${goQuotedByte(char, 0)} exceeded max depth`, start);
    }
    this.at = skipSpace(this.text, start + 1);
    if (this.text.charAt(this.at) === (char === '{' ? '}' : ']')) return this.close(node);
    this.open.push(node);
    if (node.is === 'object') this.readName();
    return null;
  }

  private close(node: Container): Container {
    this.at += 1;
    node.end = this.at;
    return node;
  }

  private readName(): void {
    const start = skipSpace(this.text, this.at);
    if (this.text.charAt(start) !== '"')
      throw problemAt(this.text, start, 'looking for beginning of object key string');
    const { end, value } = scanString(this.text, start);
    const colon = skipSpace(this.text, end);
    if (this.text.charAt(colon) !== ':') throw problemAt(this.text, colon, 'after object key');
    this.names.push({ name: value, nameSpan: { start, end } });
    this.at = colon + 1;
  }

  /** Hands a finished value to its container and closes what ends with it; the root is returned once all is read. */
  private finish(finished: JsonNode): JsonNode | null {
    let node = finished;
    for (;;) {
      const container = this.open.at(-1);
      this.at = skipSpace(this.text, this.at);
      if (container === undefined) {
        if (this.at < this.text.length) throw problemAt(this.text, this.at, 'after top-level value');
        return node;
      }
      this.add(container, node);
      const char = this.text.charAt(this.at);
      if (char === ',') {
        this.at += 1;
        if (container.is === 'object') this.readName();
        return null;
      }
      if (char !== (container.is === 'object' ? '}' : ']')) {
        const place = container.is === 'object' ? 'after object key:value pair' : 'after array element';
        throw problemAt(this.text, this.at, place);
      }
      this.open.pop();
      node = this.close(container);
    }
  }

  private add(container: Container, value: JsonNode): void {
    if (container.is === 'array') {
      container.items.push(value);
      return;
    }
    const name = this.names.pop();
    if (name !== undefined)
      container.members.push({ ...name, value, start: name.nameSpan.start, end: value.end });
  }
}

/**
 * Parses JSON and keeps where everything stands, so that a part can be changed and every other byte stays.
 * Accepts and refuses what Go's encoding/json does, in its words. Never throws; linear; refuses more than 1 MiB.
 */
export function parseJsonDocument(text: string): JsonDocument {
  if (text.length > maxLength)
    return { ok: false, problem: 'larger than 1 MiB, the most a Secret can hold', offset: maxLength };
  try {
    return { ok: true, root: new Parser(text).parse() };
  } catch (error) {
    if (error instanceof JsonProblem) return { ok: false, problem: error.message, offset: error.offset };
    throw error;
  }
}

/** Replaces spans of a text, which must not overlap, and leaves all else as it is. */
export function replaceSpans(text: string, changes: readonly (Span & { by: string })[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, by } of changes.toSorted((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, start), by);
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}
