import { goJsonString } from '#lib/domain/go-json.ts';
import type { JsonMember, JsonObject, Span } from '#lib/domain/pull-secret/json-document.ts';

/** A span of the document and what stands there afterwards. */
export type JsonChange = Span & { by: string };

/** A member to be written; `json` is its value as JSON text. */
export type NewMember = { name: string; json: string };

/** How an object spaces its members, taken from those it has. */
function spacing(text: string, { start, members }: JsonObject) {
  const [first] = members;
  const last = members.at(-1);
  const beforeLast = members.at(-2);
  if (first === undefined || last === undefined) return { colon: ':', comma: ',' };
  const colon = text.slice(first.nameSpan.end, first.value.start);
  const comma =
    beforeLast === undefined
      ? `,${text.slice(start + 1, first.start)}`
      : text.slice(beforeLast.end, last.start);
  return { colon, comma };
}

/** Writes members behind the last one of an object, spaced as the others are. */
export function insertMembers(text: string, object: JsonObject, added: readonly NewMember[]): JsonChange[] {
  if (added.length === 0) return [];
  const { colon, comma } = spacing(text, object);
  const written = added.map(({ name, json }) => `${goJsonString(name)}${colon}${json}`).join(comma);
  const last = object.members.at(-1);
  if (last === undefined) return [{ start: object.start + 1, end: object.start + 1, by: written }];
  return [{ start: last.end, end: last.end, by: `${comma}${written}` }];
}

/** Takes members out with the comma that goes with them; the spacing of the others stays. */
export function removeMembers(object: JsonObject, gone: (member: JsonMember) => boolean): JsonChange[] {
  const { members } = object;
  const lastKept = members.findLastIndex((member) => !gone(member));
  const changes: JsonChange[] = [];
  for (const [index, member] of members.slice(0, lastKept + 1).entries()) {
    const next = members[index + 1];
    if (gone(member) && next !== undefined) changes.push({ start: member.start, end: next.start, by: '' });
  }
  const last = members.at(-1);
  const firstOfTail = members[lastKept + 1];
  if (last === undefined || firstOfTail === undefined) return changes;
  return [...changes, { start: members[lastKept]?.end ?? firstOfTail.start, end: last.end, by: '' }];
}
