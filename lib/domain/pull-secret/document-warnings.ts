import { decodeBase64Text } from '#lib/domain/base64.ts';
import { type ConfigEntry, membersNamed } from '#lib/domain/pull-secret/config-entry.ts';
import { type DockerConfigFormat, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { entryWarnings } from '#lib/domain/pull-secret/entry-warnings.ts';
import { type JsonObject, parseJsonDocument } from '#lib/domain/pull-secret/json-document.ts';
import type { PullSecretWarning } from '#lib/domain/pull-secret/warnings.ts';
import { normalizedKey } from '#lib/domain/pull/key.ts';

function broken(
  code: PullSecretWarning['code'],
  sentence: string,
  entryKey: string | null = null,
): PullSecretWarning {
  return { code, severity: 'broken', field: 'document', entryKey, sentence };
}

/** How often a JSON document was encoded as base64, at most three times; 0 where the text is none. */
function timesEncoded(text: string): number {
  let inner = text;
  for (const times of [1, 2, 3]) {
    // Written by the base64 command, long texts are broken into lines.
    const packed = inner.replace(/\s+/g, '');
    const decoded = decodeBase64Text(packed, packed.endsWith('=') ? 'padded' : 'raw');
    if (packed === '' || !decoded.ok) return 0;
    if (parseJsonDocument(decoded.text).ok) return times;
    inner = decoded.text;
  }
  return 0;
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
}

/** What a text is that is no JSON, for those who pasted it. */
function explainNoJson(text: string, problem: string): PullSecretWarning {
  if (text.startsWith('\u{FEFF}')) {
    return broken(
      'byte-order-mark',
      'It begins with a byte order mark, an invisible character that the kubelet cannot read. Save it as UTF-8 without BOM, or choose it as a file: then the mark is left out.',
    );
  }
  const times = timesEncoded(text);
  if (times > 0) {
    const often = times === 1 ? 'once more' : `${times} times`;
    return broken(
      'base64-twice',
      `This is the base64 of a document; paste the document itself, or decode it ${often}.`,
    );
  }
  if (/^(---|[A-Za-z0-9_.-]{1,100}:(\s|$))/.test(firstLine(text).slice(0, 200))) {
    return broken('yaml', 'This is YAML; the document must be JSON, as in config.json. Convert it.');
  }
  return broken('not-json', `This is no JSON: ${problem}. Paste a config.json as docker login writes it.`);
}

const looksLikeEntry = (object: JsonObject) =>
  ['auth', 'username', 'password'].some((field) => membersNamed(object, field).length > 0);

const holdsEntries = (object: JsonObject) =>
  object.members.some(({ value }) => value.is === 'object' && looksLikeEntry(value));

function isManifest(root: JsonObject): boolean {
  return ['kind', 'data'].every((name) => root.members.some((member) => member.name === name));
}

/** Whether the shape is that of the other format, where Go finds no credential and says nothing. */
function formatWarnings(root: JsonObject, format: DockerConfigFormat): PullSecretWarning[] {
  if (isManifest(root))
    return [broken('manifest', 'This is a whole manifest; paste only the document in its data, decoded.')];
  const auths = membersNamed(root, 'auths');
  const wrapped = auths.some(({ value }) => value.is === 'object' && !looksLikeEntry(value));
  if (format === 'dockercfg' && wrapped) {
    return [
      broken(
        'wrong-format',
        'A .dockercfg has no auths around its entries; keep this as kubernetes.io/dockerconfigjson.',
      ),
    ];
  }
  if (format === 'dockerconfigjson' && auths.length === 0 && holdsEntries(root)) {
    return [
      broken(
        'wrong-format',
        'The entries must stand under auths; keep this as kubernetes.io/dockercfg or wrap them.',
      ),
    ];
  }
  return [];
}

function storeWarnings(root: JsonObject, entries: readonly ConfigEntry[]): PullSecretWarning[] {
  const store = ['credsstore', 'credhelpers'].flatMap((field) => membersNamed(root, field));
  if (store.length === 0) return [];
  const usable = entries.some(({ form }) => form === 'auth' || form === 'fields');
  if (!usable) {
    return [
      broken(
        'creds-store-only',
        'The passwords are in the credential store of your machine, not in this file; enter them here.',
      ),
    ];
  }
  const sentence =
    'Credential stores and helpers are settings of your own machine; the kubelet ignores them. They are kept as they are.';
  return [{ code: 'creds-store', severity: 'note', field: 'document', entryKey: null, sentence }];
}

function formWarnings(entry: ConfigEntry): PullSecretWarning[] {
  const { key, form } = entry;
  if (form === 'identity-token-only') {
    return [
      broken(
        'identity-token-only',
        'The kubelet does not read identity tokens: it would sign in without a password. Enter one, or leave the entry out.',
        key,
      ),
    ];
  }
  if (form === 'empty') {
    return [
      broken(
        'empty-entry',
        'The entry is empty, yet it counts as a credential and hides those of the node. Enter user and password, or leave it out.',
        key,
      ),
    ];
  }
  return entryWarnings(entry);
}

function repeatedRegistries(entries: readonly ConfigEntry[]): PullSecretWarning[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key }): PullSecretWarning[] => {
    const normalized = normalizedKey(key);
    const again = seen.has(normalized);
    seen.add(normalized);
    const sentence = `Another entry is for ${normalized} too; which of them is tried first changes by chance. Keep one.`;
    return again
      ? [{ code: 'same-registry-twice', severity: 'suspect', field: 'key', entryKey: key, sentence }]
      : [];
  });
}

/**
 * What is wrong or odd in a document, in words. Never throws; linear. Values are never in a sentence.
 */
export function documentWarnings(text: string, format: DockerConfigFormat): PullSecretWarning[] {
  const document = parseJsonDocument(text);
  if (!document.ok) return [explainNoJson(text, document.problem)];
  const { root } = document;
  if (root.is === 'array') {
    return [broken('array', 'This is a list; the document must be an object such as {"auths":{…}}.')];
  }
  const reading = readEntries(text, format);
  if (!reading.ok) {
    const { problem, entryKey } = reading;
    return entryKey === undefined
      ? [
          broken(
            'undecodable',
            `The kubelet cannot decode this, and every pull with it fails: ${problem}. auths must be an object of entries.`,
          ),
        ]
      : [
          broken(
            'undecodable-entry',
            `The kubelet cannot decode this entry, and every pull with the secret fails: ${problem}.`,
            entryKey,
          ),
        ];
  }
  const { entries } = reading;
  const shape =
    root.is === 'object' ? [...formatWarnings(root, format), ...storeWarnings(root, entries)] : [];
  if (shape.some(({ severity }) => severity === 'broken')) return shape;
  if (entries.length === 0)
    return [
      ...shape,
      broken('no-entries', 'The document holds no entry, so it gives the kubelet nothing; add one.'),
    ];
  return [...shape, ...repeatedRegistries(entries), ...entries.flatMap(formWarnings)];
}
