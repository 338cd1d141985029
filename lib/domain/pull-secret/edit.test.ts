import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDockerConfigJson } from '#lib/domain/pull-secret/build.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { addEntry, removeEntry, renameKey } from '#lib/domain/pull-secret/edit.ts';
import type { Edited } from '#lib/domain/pull-secret/entry-maps.ts';
import { setPassword } from '#lib/domain/pull-secret/set-password.ts';

const desktop = `{
  "credsStore": "desktop",
  "auths": {
    "quay.io": { "auth": "dXNlcjpwOnE=", "note": [1, 2.50, {"x": "\\u00e9"}] },
    "corp.azurecr.io": {"identitytoken": "abc", "auth": "MDA6"},
    "ghcr.io":   {"username":"bot","password":"a&b","custom":null}
  },
  "credHelpers": {"gcr.io": "gcloud"}
}
`;

function edited(result: Edited): string {
  if (!result.ok) throw new Error(result.sentence);
  return result.text;
}

const entriesOf = (text: string) => {
  const reading = readEntries(text, 'dockerconfigjson');
  return reading.ok
    ? reading.entries.map(({ key, username, password }) => [key, username, password])
    : reading.problem;
};

describe('setting a password', () => {
  test('an entry of auth alone keeps its form, and every other byte stays', () => {
    const text = edited(setPassword(desktop, 'dockerconfigjson', 'quay.io', { password: 'new:one' }));
    expect(text).toBe(desktop.replace('dXNlcjpwOnE=', 'dXNlcjpuZXc6b25l'));
  });

  test('an entry of fields gets no auth it did not have', () => {
    const text = edited(setPassword(desktop, 'dockerconfigjson', 'ghcr.io', { password: '<x>' }));
    expect(text).toBe(desktop.replace('"a&b"', String.raw`"\u003cx\u003e"`));
  });

  test('an identity token stays beside the new password', () => {
    const text = edited(
      setPassword(desktop, 'dockerconfigjson', 'corp.azurecr.io', { username: 'app', password: 'p' }),
    );
    expect(text).toBe(desktop.replace('MDA6', 'YXBwOnA='));
  });

  test('an empty or null entry is filled', () => {
    const empty = edited(
      setPassword('{"auths":{"a.io":{ }}}', 'dockerconfigjson', 'a.io', { username: 'u', password: 'p' }),
    );
    expect(empty).toBe('{"auths":{"a.io":{"username":"u","password":"p","auth":"dTpw" }}}');
    const none = edited(setPassword('{"a.io":null}', 'dockercfg', 'a.io', { username: 'u', password: 'p' }));
    expect(none).toBe('{"a.io":{"username":"u","password":"p","auth":"dTpw"}}');
  });

  test('no old password is left where fields or keys are written twice', () => {
    const text = '{"auths":{"a.io":{"auth":"dTpvbGQ="},"a.io":{"Auth":"dTpvbGQ=","auth":"dTpvbGQ="}}}';
    expect(edited(setPassword(text, 'dockerconfigjson', 'a.io', { password: 'new' }))).not.toContain(
      'dTpvbGQ=',
    );
  });

  test('a broken entry is repaired once its user name is known', () => {
    const text = '{"auths":{"a.io":{"auth":"?"}}}';
    expect(setPassword(text, 'dockerconfigjson', 'a.io', { password: 'p' })).toMatchObject({
      code: 'username-needed',
    });
    expect(
      entriesOf(edited(setPassword(text, 'dockerconfigjson', 'a.io', { username: 'u', password: 'p' }))),
    ).toEqual([['a.io', 'u', 'p']]);
  });

  test('an entry that is not there is refused', () => {
    expect(setPassword(desktop, 'dockerconfigjson', 'gcr.io', { password: 'p' })).toMatchObject({
      code: 'no-such-entry',
    });
  });
});

describe('adding, removing, renaming', () => {
  test('a new entry comes last, spaced as the others', () => {
    const text = edited(
      addEntry(desktop, 'dockerconfigjson', { server: 'a.io', username: 'u', password: 'p' }),
    );
    const added = `"custom":null},\n    "a.io": {"username":"u","password":"p","auth":"dTpw"}`;
    expect(text).toBe(desktop.replace('"custom":null}', added));
  });

  test.each([
    ['null', '{"auths":{"a.io":{"username":"u","password":"p","auth":"dTpw"}}}'],
    ['{}', '{"auths":{"a.io":{"username":"u","password":"p","auth":"dTpw"}}}'],
    ['{"auths":{}}', '{"auths":{"a.io":{"username":"u","password":"p","auth":"dTpw"}}}'],
    ['{"auths":[]}', '{"auths":{"a.io":{"username":"u","password":"p","auth":"dTpw"}}}'],
    ['{"x":1,"Auths":null}', '{"x":1,"Auths":{"a.io":{"username":"u","password":"p","auth":"dTpw"}}}'],
  ])('a document without entries gets one: %s', (before, after) => {
    expect(
      edited(addEntry(before, 'dockerconfigjson', { server: 'a.io', username: 'u', password: 'p' })),
    ).toBe(after);
  });

  test('entries that null took out of the count do not come back', () => {
    const text = '{"auths":{"old.io":{"auth":"dTpw"}},"auths":null}';
    const after = edited(
      addEntry(text, 'dockerconfigjson', { server: 'a.io', username: 'u', password: 'p' }),
    );
    expect(entriesOf(after)).toEqual([['a.io', 'u', 'p']]);
  });

  test('a key that exists is not added or renamed onto', () => {
    const entry = { server: 'ghcr.io', username: 'u', password: 'p' };
    expect(addEntry(desktop, 'dockerconfigjson', entry)).toMatchObject({ code: 'entry-exists' });
    expect(renameKey(desktop, 'dockerconfigjson', 'quay.io', 'ghcr.io')).toMatchObject({
      code: 'entry-exists',
    });
  });

  test('removing the first, the last and the only entry leaves the others as they were', () => {
    const first = edited(removeEntry(desktop, 'dockerconfigjson', 'quay.io'));
    expect(first).toBe(desktop.replace(/"quay.io": .*\n\s*/, ''));
    const last = edited(removeEntry(desktop, 'dockerconfigjson', 'ghcr.io'));
    expect(last).toBe(desktop.replace(/,\n\s*"ghcr.io": .*/, ''));
    expect(edited(removeEntry('{"auths":{ "a.io": {} },"x":1}', 'dockerconfigjson', 'a.io'))).toBe(
      '{"auths":{  },"x":1}',
    );
  });

  test('a renamed key keeps its contents', () => {
    const text = edited(renameKey(desktop, 'dockerconfigjson', 'quay.io', 'quay.io/team'));
    expect(text).toBe(desktop.replace('"quay.io"', '"quay.io/team"'));
  });

  test.each(['', '[]', 'auths: {}', '"text"'])('what is no JSON object is refused: %j', (text) => {
    expect(removeEntry(text, 'dockerconfigjson', 'a.io').ok).toBe(false);
    expect(addEntry(text, 'dockerconfigjson', { server: 'a.io', username: 'u', password: 'p' }).ok).toBe(
      false,
    );
  });
});

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).map((json) => ({ custom: json })),
  fc.record({ username: fc.string(), password: fc.string() }),
  fc.record({
    auth: fc.tuple(fc.stringMatching(/^[a-z]*$/), fc.string()).map(([u, p]) => btoaUtf8(`${u}:${p}`)),
  }),
);

function btoaUtf8(text: string): string {
  return Buffer.from(text.toWellFormed()).toString('base64');
}

const documents = fc
  .tuple(
    fc.dictionary(fc.string({ maxLength: 8 }), value, { minKeys: 1, maxKeys: 6, noNullPrototype: true }),
    fc.nat(4),
  )
  .map(([auths, indent]) => ({
    keys: Object.keys(auths),
    text: JSON.stringify({ x: 1, auths, y: [] }, null, indent),
  }));

describe('for every document', () => {
  test('what is set is what is read, and the other entries stay as they were', () => {
    fc.assert(
      fc.property(
        documents,
        fc.nat(),
        fc.string(),
        fc.string({ minLength: 1 }),
        ({ keys, text }, pick, user, pass) => {
          const [username, password] = [user.replaceAll(':', '').toWellFormed(), pass.toWellFormed()];
          const key = keys[pick % keys.length] ?? '';
          const before = entriesOf(text);
          const after = entriesOf(edited(setPassword(text, 'dockerconfigjson', key, { username, password })));
          fc.pre(typeof before !== 'string');
          expect(after).toEqual(
            [...before].map((entry) => (entry[0] === key.toWellFormed() ? [key, username, password] : entry)),
          );
        },
      ),
    );
  });

  test('adding and removing an entry gives back the bytes there were', () => {
    fc.assert(
      fc.property(documents, fc.string({ maxLength: 9 }), ({ keys, text }, server) => {
        fc.pre(!keys.includes(server));
        const entry = { server, username: 'u', password: 'p' };
        const added = edited(addEntry(text, 'dockerconfigjson', entry));
        expect(edited(removeEntry(added, 'dockerconfigjson', server))).toBe(text);
      }),
    );
  });

  test('renaming forth and back gives the same entries', () => {
    fc.assert(
      fc.property(documents, fc.nat(), ({ keys, text }, pick) => {
        const key = keys[pick % keys.length] ?? '';
        const there = edited(renameKey(text, 'dockerconfigjson', key, 'a key of its own'));
        expect(entriesOf(edited(renameKey(there, 'dockerconfigjson', 'a key of its own', key)))).toEqual(
          entriesOf(text),
        );
      }),
    );
  });

  test('no text makes an edit throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const format of ['dockerconfigjson', 'dockercfg'] as const) {
          setPassword(text, format, 'a', { password: 'p' });
          addEntry(text, format, { server: 'a', username: 'u', password: 'p' });
          removeEntry(text, format, 'a');
          renameKey(text, format, 'a', 'b');
        }
      }),
    );
  });
});

test('what is built is read back', () => {
  const text = buildDockerConfigJson([
    { server: 'a.io', username: 'u', password: 'p:<q>' },
    { server: 'b.io', username: 'v', password: 'é' },
  ]);
  expect(entriesOf(text)).toEqual([
    ['a.io', 'u', 'p:<q>'],
    ['b.io', 'v', 'é'],
  ]);
});
