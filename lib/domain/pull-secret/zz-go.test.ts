import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { test } from 'vitest';
import { goJsonString } from '#lib/domain/go-json.ts';
import { decodeAuth, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { validateSecret } from '#lib/domain/pull-secret/validation.ts';
import { keyMatches, parseLocation, parseRegistryKey } from '#lib/domain/pull/key.ts';
function go(ins: object[]): any[] {
  const out = execFileSync('/tmp/god/god', {
    input: ins.map((i) => JSON.stringify(i)).join('\n') + '\n',
    maxBuffer: 1e9,
  });
  return out
    .toString()
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l));
}
function compare(name: string, ins: { K: string; A: string; B?: string }[], ours: (i: any) => unknown) {
  const theirs = go(ins);
  let bad = 0;
  ins.forEach((i, n) => {
    const o = JSON.stringify(ours(i));
    const t = JSON.stringify(theirs[n]);
    if (o !== t && bad++ < 8)
      process.stdout.write(`${name} ${JSON.stringify(i)}\n  ours ${o}\n  go   ${t}\n`);
  });
  process.stdout.write(`${name}: ${ins.length} compared, ${bad} differ\n`);
}
const sample = <T>(a: fc.Arbitrary<T>, n: number) => fc.sample(a, n);
test('go', () => {
  const tok = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"auths"',
    '"AUTHS"',
    '"a.io"',
    '"auth"',
    '"username"',
    '"password"',
    '"HttpHeaders"',
    '"dTpw"',
    '"pants"',
    '"u"',
    '1',
    '-',
    '01',
    '1.5e',
    'null',
    'true',
    'fals',
    ' ',
    '\n',
    '"\\u00e9"',
    '"\\ud800"',
    'é',
    '"\u0001"',
    "'",
  );
  const soup = fc.array(tok, { maxLength: 12 }).map((t) => t.join(''));
  const val = fc.oneof(
    fc.constantFrom(
      'null',
      '1',
      'true',
      '[]',
      '{}',
      '"x"',
      '"dTpw"',
      '"dTpw="',
      '"dTpwcA=="',
      '"cGFudHM="',
      '"a\\nb"',
      '"d\\nTpw"',
      '"\\ud83d"',
      '"ZHU6cA"',
      '""',
    ),
  );
  const mem = fc
    .tuple(
      fc.constantFrom(
        '"auth"',
        '"Auth"',
        '"username"',
        '"PASSWORD"',
        '"password"',
        '"email"',
        '"identitytoken"',
        '"x"',
      ),
      val,
    )
    .map(([k, v]) => `${k}:${v}`);
  const ent = fc.oneof(
    fc.array(mem, { maxLength: 4 }).map((m) => `{${m.join(',')}}`),
    val,
  );
  const ents = fc
    .array(
      fc.tuple(fc.constantFrom('"a"', '"b"', '"c"'), ent).map(([k, v]) => `${k}:${v}`),
      { maxLength: 3 },
    )
    .map((m) => `{${m.join(',')}}`);
  const doc = fc
    .array(
      fc
        .tuple(
          fc.constantFrom('"auths"', '"Auths"', '"HttpHeaders"', '"auth\\u017f"', '"x"'),
          fc.oneof({ weight: 4, arbitrary: ents }, { weight: 1, arbitrary: val }),
        )
        .map(([k, v]) => `${k}:${v}`),
      { maxLength: 3 },
    )
    .map((m) => `{${m.join(',')}}`);
  const j = (i: any) => {
    const r = readEntries(i.A, 'dockerconfigjson');
    return r.ok
      ? {
          m: Object.fromEntries(
            r.entries
              .map((e) => [e.key, [e.username, e.password, e.email]] as const)
              .toSorted((a, b) => (a[0] < b[0] ? -1 : 1)),
          ),
        }
      : { err: r.problem.replaceAll('credentialprovider.', 'main.') };
  };
  compare(
    'soup',
    sample(soup, 20000).map((A) => ({ K: 'json', A })),
    j,
  );
  compare(
    'docs',
    sample(doc, 20000).map((A) => ({ K: 'json', A })),
    (i) => j(i),
  );
  compare(
    'valid',
    sample(fc.oneof(soup, doc, fc.json()), 5000).map((A) => ({ K: 'valid', A })),
    (i) =>
      validateSecret({
        name: 'a',
        namespace: 'a',
        type: 'kubernetes.io/dockercfg',
        data: { '.dockercfg': i.A },
      }).length === 0,
  );
  const b64 = fc
    .array(fc.constantFrom('d', 'T', 'p', 'w', 'A', '=', '\n', '\r', ' ', '_', '-', '+', '/', 'é'), {
      maxLength: 14,
    })
    .map((t) => t.join(''));
  compare(
    'auth',
    sample(
      fc.oneof(
        b64,
        fc.string().map((s) => Buffer.from(s + ':' + s).toString('base64')),
      ),
      20000,
    ).map((A) => ({ K: 'auth', A })),
    (i) => {
      const r = decodeAuth(i.A);
      return r.ok ? [r.username, r.password, ''] : ['', '', r.problem];
    },
  );
  compare(
    'str',
    sample(fc.string({ unit: 'binary' }), 5000).map((A) => ({ K: 'str', A })),
    (i) => goJsonString(i.A),
  );
  const keyTok = fc.constantFrom(
    'https://',
    'http://',
    'oci://',
    'a',
    'b',
    '.io',
    'quay.io',
    '*',
    '?',
    '[ab]',
    '[',
    '^',
    ']',
    '.',
    '/',
    ':5000',
    ':',
    '/v1/',
    '/v2',
    '%',
    '%41',
    '%c3%a9',
    '@',
    '#',
    ' ',
    'A',
    'é',
    '::1',
    '-',
    '\\',
  );
  const key = fc.array(keyTok, { maxLength: 6 }).map((t) => t.join(''));
  const img = fc.constantFrom(
    'quay.io/a/b',
    'a.quay.io/a',
    'quay.io:5000/a',
    'a.b.io/ab',
    'docker.io/library/a',
    'localhost/a',
    'a.io/v2/x',
    '[::1]:5000/a',
    'quay.io',
  );
  compare(
    'match',
    sample(fc.tuple(key, img), 40000).map(([A, B]) => ({ K: 'match', A, B })),
    (i) => {
      const k = parseRegistryKey(i.A);
      const l = parseLocation(i.B);
      const m = k.ok && l.ok && keyMatches(k.key, l.key);
      return [k.ok ? k.key.text : 'ERR', m];
    },
  );
}, 120000);
