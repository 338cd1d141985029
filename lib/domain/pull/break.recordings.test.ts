import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { NamedSecret } from '#lib/domain/pull-secret/facts.ts';
import { findBreak } from '#lib/domain/pull/break.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { entry, node, secretFacts, situation, there, waiting } from '#scripts/testing/pull-situation.ts';

/** What real kubelets said in situations made on purpose, and where each of them breaks. */

type Recording = {
  kind: string;
  reason: string | null;
  message: string | null;
  events: { reason: string; message: string }[];
};

type Setting = {
  lists?: NamedSecret[];
  others?: NamedSecret[];
  links?: string[];
  held?: boolean;
  key: string;
};

const image = 'registry.corp:5000/team/app:1';
const secret = (...keys: Parameters<typeof secretFacts>[1]) => there(secretFacts('s', keys));
const right = secret('registry.corp:5000');
const undecodable = there(
  secretFacts('s', [], { document: { is: 'undecodable', problem: 'illegal base64 data at input byte 4' } }),
);
const wrongType = there(secretFacts('s', [], { type: 'Opaque', document: { is: 'wrong-type' } }));

const settings: Record<string, Setting> = {
  'untrusted-certificate': { lists: [right], key: 'registry/tls' },
  'no-such-tag': { lists: [right], key: 'registry/no-such-tag' },
  'no-such-repository': { lists: [right], key: 'registry/no-such-tag' },
  'no-such-digest': { lists: [right], key: 'registry/no-such-tag' },
  'init-no-such-tag': { lists: [right], key: 'registry/no-such-tag' },
  'wrong-platform': { lists: [right], key: 'registry/wrong-platform' },
  'invalid-name': { key: 'pod/invalid-name' },
  'never-policy': { key: 'pod/never-policy' },
  'image-not-allowed-never': { held: true, key: 'node/image-not-allowed' },
  'image-not-allowed': { held: true, others: [right], key: 'account/not-linked' },
  'connection-refused': { lists: [right], key: 'registry/unreachable' },
  'no-such-host': { lists: [right], key: 'registry/unreachable' },
  'registry-unavailable': { lists: [right], key: 'registry/unreachable' },
  'connection-closed': { lists: [right], key: 'registry/unreachable' },
  'tls-timeout': { lists: [right], key: 'registry/unreachable' },
  'http-for-https': { lists: [right], key: 'registry/protocol' },
  'digest-mismatch': { lists: [right], key: 'registry/protocol' },
  'rate-limited': { lists: [right], key: 'registry/rate-limit' },
  forbidden: { lists: [right], key: 'registry/no-right' },
  'no-credentials': { key: 'account/no-secret-listed' },
  'no-credentials-token': { key: 'account/no-secret-listed' },
  'not-linked': { others: [right], key: 'account/not-linked' },
  'stale-copy': { others: [right], links: ['s'], key: 'account/stale-copy' },
  'wrong-password': { lists: [right], key: 'registry/rejected' },
  'wrong-password-twice': {
    lists: [secret('registry.corp:5000', 'registry.corp:5000/team')],
    key: 'registry/rejected',
  },
  'wrong-password-token': { lists: [right], key: 'registry/rejected' },
  'insufficient-scope': { lists: [right], key: 'registry/ambiguous' },
  'undecodable-secret-colon': { lists: [undecodable], key: 'secret/undecodable' },
  'undecodable-secret-base64': { lists: [undecodable], key: 'secret/undecodable' },
  'undecodable-secret-json': { lists: [undecodable], key: 'secret/undecodable' },
  'missing-secret': { lists: [{ is: 'missing', name: 'gone' }], key: 'secret/missing' },
  'wrong-type-secret': { lists: [wrongType], key: 'secret/wrong-type' },
  'empty-entry': { lists: [secret(entry('registry.corp:5000', { form: 'empty' }))], key: 'entry/empty' },
  'entry-port-differs': { lists: [secret('registry.corp')], key: 'entry/port-differs' },
  'entry-path-differs': { lists: [secret('registry.corp:5000/other')], key: 'entry/path-differs' },
  'entry-host-differs': { lists: [secret('quay.io')], key: 'entry/host-differs' },
};

const fill = (text: string) =>
  text.replaceAll('{image}', image).replaceAll(/\{(host|registry)\}/g, 'registry.corp:5000');

function recordings(runtime: string): Recording[] {
  const file = new URL(`../../demo/recordings/${runtime}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Recording[];
}

describe.each(['containerd-1', 'containerd-2'])('as said through %s', (runtime) => {
  const failing = recordings(runtime).filter(({ kind, reason }) => reason !== null && kind in settings);

  test.each(failing)('$kind ($reason)', ({ kind, reason, message, events }) => {
    const { key, lists = [], others = [], links, held = false } = settings[kind] ?? { key: '' };
    const given = situation({
      container: { image, state: waiting(fill(message ?? ''), fill(reason ?? '')) },
      lists,
      others: others.flatMap((each) => (each.is === 'there' ? [each.facts] : [])),
      ...(links === undefined ? {} : { links }),
      events: events.map((each) => ({
        reason: each.reason,
        message: fill(each.message),
        count: 1,
        firstSeen: null,
        lastSeen: null,
      })),
      node: node({ images: held ? [{ names: [image], size: 1 }] : [] }),
    });
    expect(breakKey(findBreak(given))).toBe(key);
  });

  test('most kinds of failure were recorded', () => {
    expect(new Set(failing.map(({ kind }) => kind)).size).toBeGreaterThan(30);
  });
});
