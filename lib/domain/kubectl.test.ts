import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kubectlCopyEntry, kubectlRenameKey, kubectlSetPassword } from '#lib/domain/kubectl-entries.ts';
import { kubectlCreateSecret, kubectlLinkSecret, kubectlRestart, shellQuote } from '#lib/domain/kubectl.ts';

/** What a shell makes of each word, asked once for all of them. */
function echoed(words: readonly string[]): string[] {
  const script = `printf '%s\\0' ${words.join(' ')}`;
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return execFileSync('/bin/bash', ['--norc', '-c', script], { encoding: 'utf8', env })
    .split('\0')
    .slice(0, -1);
}

describe('quoting', () => {
  test.each([
    ['plain', 'ghcr.io/team:1', 'ghcr.io/team:1'],
    ['nothing', '', "''"],
    ['dollar', 'robot$x', "'robot$x'"],
    ['quote', "it's", String.raw`'it'\''s'`],
    ['a leading equals sign', '=ls', "'=ls'"],
    ['what cannot be seen', 'a\u202eb', String.raw`$'a\u202eb'`],
  ])('%s', (_, text, quoted) => {
    expect(shellQuote(text)).toBe(quoted);
  });

  test('a shell reads back what was written', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0'));
    const awkward = ["'", '\\', 'a\nb', '\u{e0001}x', '-n', '`id`', '~', '$(id)', '!!', ''];
    const texts = [...fc.sample(text, { numRuns: 300, seed: 7 }), ...awkward];
    expect(echoed(texts.map(shellQuote))).toEqual(texts);
  });
});

describe('commands', () => {
  test('a link is appended, and made behind a test where there is no list', () => {
    expect(kubectlLinkSecret('a', 'default', 's', ['t'])).toContain('"path":"/imagePullSecrets/-"');
    expect(kubectlLinkSecret('a', 'default', 's', [])).toContain('"op":"test"');
  });

  test('a restart names kind and name', () => {
    expect(kubectlRestart('a', { kind: 'Deployment', name: 'x' })).toBe(
      'kubectl rollout restart deployment/x -n a',
    );
  });

  test('values are placeholders', () => {
    expect(kubectlCreateSecret('a', 's', 'https://index.docker.io/v1/')).toBe(
      'kubectl create secret docker-registry s -n a --docker-server=https://index.docker.io/v1/ --docker-username=USERNAME --docker-password=PASSWORD',
    );
  });
});

describe('edits of an entry, run by jq', () => {
  const document = (text: string) =>
    JSON.stringify({ data: { '.dockerconfigjson': Buffer.from(text).toString('base64') } });
  const run = (command: string, text: string): unknown => {
    const filter = command.split(' \\\n')[1]?.replace(/^ {2}\| /, '') ?? '';
    const json = execFileSync('/bin/bash', ['--norc', '-c', filter], {
      input: document(text),
      encoding: 'utf8',
    });
    const { data } = JSON.parse(json) as { data: Record<string, string> };
    return JSON.parse(Buffer.from(data['.dockerconfigjson'] ?? '', 'base64').toString('utf8'));
  };
  const secret = { namespace: 'a', name: 's', type: 'kubernetes.io/dockerconfigjson' };
  const hasJq = (() => {
    try {
      execFileSync('/bin/bash', ['--norc', '-c', 'type jq'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

  test.runIf(hasJq)('copies, renames and sets, and leaves the rest', () => {
    const text = '{"auths":{"h":{"auth":"eDp5"},"k":{}},"x":1}';
    expect(run(kubectlCopyEntry(secret, 'h', 'h:5000'), text)).toEqual({
      auths: { h: { auth: 'eDp5' }, 'h:5000': { auth: 'eDp5' }, k: {} },
      x: 1,
    });
    expect(run(kubectlRenameKey(secret, 'h', 'i'), text)).toEqual({
      auths: { i: { auth: 'eDp5' }, k: {} },
      x: 1,
    });
    expect(run(kubectlSetPassword(secret, 'k', 'me'), text)).toMatchObject({
      auths: { k: { username: 'me', password: 'PASSWORD', auth: 'bWU6UEFTU1dPUkQ=' } },
    });
  });

  test('the older type has its entries at the top', () => {
    const command = kubectlCopyEntry({ ...secret, type: 'kubernetes.io/dockercfg' }, 'a', 'b');
    expect(command).toContain('.data[".dockercfg"] |= (@base64d | fromjson | .[$new] = .[$key]');
  });
});
