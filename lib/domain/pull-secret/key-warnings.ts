import type { PullSecretWarning } from '#lib/domain/pull-secret/warnings.ts';
import { hasGlob, hostOf, parseRegistryKey, type RegistryKey } from '#lib/domain/pull/key.ts';
import { dockerHubFallback, neverMatches } from '#lib/domain/pull/never-matches.ts';

/** The parts of a warning that differ from one to the next. */
export type Finding = Pick<PullSecretWarning, 'code' | 'severity' | 'field' | 'sentence'>;

/** What the kubelet drops of a key before it compares; whoever may list the secret's registries sees it all the same. */
function passedOver(written: string, host: string): Finding[] {
  const rest = written.replace(/^https?:\/\//, '');
  if (/^[^/?#]*@/.test(rest)) {
    const sentence = `The key holds a user or password, which is shown with it and not sent; write ${host} alone and enter them in their fields.`;
    return [{ code: 'key-credential', severity: 'broken', field: 'key', sentence }];
  }
  if (!/[?#]/.test(rest)) return [];
  const sentence = 'What follows ? or # is passed over; take it off.';
  return [{ code: 'key-query', severity: 'suspect', field: 'key', sentence }];
}

function isPort(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 65_535;
}

/** Whether images can write it in their host (distribution/reference grammar); globs and IPv6 are left to the kubelet. */
function canStandInHost(label: string): boolean {
  return hasGlob(label) || label.includes(':') || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(label);
}

function oddities(written: string, key: RegistryKey): Finding[] {
  const found: Finding[] = [];
  const add = (code: Finding['code'], severity: Finding['severity'], sentence: string) =>
    found.push({ code, severity, field: 'key', sentence });
  const host = hostOf(key);
  found.push(...passedOver(written, host));
  if (/^\/v[12]$/.test(key.path)) {
    add(
      'key-version-path',
      'broken',
      `Without a last slash ${key.path} is part of the path: only repositories that start with it match. Write ${host} alone.`,
    );
  } else if (key.path.length > 1 && key.path.endsWith('/')) {
    add(
      'key-last-slash',
      'note',
      `The last slash counts: ${key.path.slice(1, -1)} itself does not match, only what lies below it.`,
    );
  }
  if (/^https?:\/\//.test(written) && key.text !== dockerHubFallback) {
    add('key-scheme', 'note', `http:// and https:// are passed over; ${key.text} means the same.`);
  }
  if (key.port === '443') {
    add(
      'key-default-port',
      'suspect',
      'Only images written with :443 match; leave the port out if your images do.',
    );
  }
  if (key.port !== '' && !isPort(key.port)) {
    add('key-port', 'broken', `No registry listens on port ${key.port}: ports go from 1 to 65535.`);
  }
  if (!key.labels.every(canStandInHost)) {
    add(
      'key-host',
      'broken',
      `No image can name the host ${host}: between its dots stand letters, digits and -, and - not at an edge.`,
    );
  }
  if (host !== host.toLowerCase()) {
    add(
      'key-case',
      'suspect',
      `Keys are compared letter by letter; write ${host.toLowerCase()} if your images do.`,
    );
  }
  return found;
}

/** What is odd about a registry key. */
export function keyWarnings(written: string): Finding[] {
  if (written !== written.trim()) {
    const sentence = 'The key starts or ends with a space or a new line; take it off.';
    return [{ code: 'key-whitespace', severity: 'broken', field: 'key', sentence }];
  }
  const parsed = parseRegistryKey(written);
  if (!parsed.ok) {
    const sentence = `The kubelet cannot read this key (${parsed.problem}); write host[:port][/path].`;
    return [{ code: 'key-unparsable', severity: 'broken', field: 'key', sentence }];
  }
  const never = neverMatches(written, parsed);
  if (never === null) return oddities(written, parsed.key);
  return [{ code: 'key-never-matches', severity: 'broken', field: 'key', sentence: never.sentence }];
}
