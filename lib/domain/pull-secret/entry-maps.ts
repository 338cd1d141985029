import { foldFieldName } from '#lib/domain/go-json.ts';
import type { DockerConfigFormat } from '#lib/domain/pull-secret/docker-config.ts';
import {
  type JsonMember,
  type JsonNode,
  type JsonObject,
  parseJsonDocument,
} from '#lib/domain/pull-secret/json-document.ts';

/** Why a document was left as it is. */
export type EditProblem = 'not-json' | 'not-an-object' | 'no-such-entry' | 'entry-exists' | 'username-needed';

export type Edited = { ok: true; text: string } | { ok: false; code: EditProblem; sentence: string };

export function refuse(code: EditProblem, sentence: string): Extract<Edited, { ok: false }> {
  return { ok: false, code, sentence };
}

/** A document opened for editing. */
export type OpenedConfig = {
  ok: true;
  text: string;
  format: DockerConfigFormat;
  root: JsonNode;
  /** The objects whose members are entries; there are several only where `auths` comes more than once. */
  maps: readonly JsonObject[];
};

/** The `auths` members of a dockerconfigjson that count: Go adds them up, and `null` empties what came before. */
function liveAuths(root: JsonObject): JsonObject[] {
  const auths = authsMembers(root).map(({ value }) => value);
  return auths
    .slice(auths.findLastIndex(({ is }) => is === 'null') + 1)
    .filter((value) => value.is === 'object');
}

export function authsMembers(root: JsonObject): JsonMember[] {
  return root.members.filter(({ name }) => foldFieldName(name) === 'auths');
}

function mapsOf(root: JsonNode, format: DockerConfigFormat): JsonObject[] {
  if (root.is !== 'object') return [];
  return format === 'dockercfg' ? [root] : liveAuths(root);
}

/** Opens a document for editing; one that Go refuses for its contents opens too, so that it can be repaired. */
export function openConfig(
  text: string,
  format: DockerConfigFormat,
): OpenedConfig | Extract<Edited, { ok: false }> {
  const document = parseJsonDocument(text);
  if (!document.ok)
    return refuse('not-json', `The document is no JSON (${document.problem}); replace it as a whole.`);
  const { root } = document;
  if (root.is !== 'object' && root.is !== 'null') {
    return refuse(
      'not-an-object',
      `The document is a JSON ${root.is}, not an object; replace it as a whole.`,
    );
  }
  return { ok: true, text, format, root, maps: mapsOf(root, format) };
}

/** The members that hold an entry's key; more than one where it is written twice. */
export function membersOfEntry({ maps }: OpenedConfig, key: string): JsonMember[] {
  return maps.flatMap(({ members }) => members.filter(({ name }) => name === key));
}

/** The sentence for a key that is not there. */
export function noSuchEntry(key: string): Extract<Edited, { ok: false }> {
  return refuse(
    'no-such-entry',
    `There is no entry ${key} in this secret; it may have been renamed, so load it again.`,
  );
}

export function entryExists(key: string): Extract<Edited, { ok: false }> {
  return refuse('entry-exists', `There is an entry ${key} already; change that one or choose another key.`);
}
