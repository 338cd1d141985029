import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import {
  kubectlDistribute,
  kubectlDistributeLine,
  secretManifest,
  type DistributedSecret,
} from './kubectl-distribute.ts';

const secret: DistributedSecret = {
  name: 'corp-nexus',
  type: 'kubernetes.io/dockerconfigjson',
  namespaces: ['payments', 'ledger'],
  entries: [{ key: 'registry.corp.example:5000', username: 'robot$pull' }],
  accounts: ['default'],
  immutable: false,
  labels: { team: 'payments' },
};

/** What a shell gives to kubectl: the words of each call, one call per line. */
function calls(script: string): string[][] {
  const kubectl = `kubectl() { printf '%s\\0' "$@"; printf '\\n'; }`;
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const said = execFileSync('/bin/bash', ['--norc', '-c', `${kubectl}\n${script}`], {
    encoding: 'utf8',
    env,
  });
  return said
    .split('\0\n')
    .filter((call) => call !== '')
    .map((call) => call.split('\0'));
}

const patch = '[{"op":"add","path":"/imagePullSecrets/-","value":{"name":"corp-nexus"}}]';

describe('a pull secret for several namespaces, with kubectl', () => {
  test.each([
    ['the script', kubectlDistribute],
    ['the line', kubectlDistributeLine],
  ])('%s makes and links it in each of them', (_, write) => {
    const of = (namespace: string) => [
      ['create', 'secret', 'docker-registry', 'corp-nexus', '-n', namespace].concat([
        '--docker-server=registry.corp.example:5000',
        '--docker-username=robot$pull',
        '--docker-password=PASSWORD',
      ]),
      ['patch', 'serviceaccount', 'default', '-n', namespace, '--type=json', '-p', patch],
    ];
    expect(calls(write(secret))).toEqual([...of('payments'), ...of('ledger')]);
  });

  test('one line also makes it from a file', () => {
    const made = calls(kubectlDistributeLine({ ...secret, entries: [], accounts: [], namespaces: ['a'] }));
    expect(made).toEqual([
      ['create', 'secret', 'generic', 'corp-nexus', '-n', 'a'].concat([
        '--type=kubernetes.io/dockerconfigjson',
        '--from-file=.dockerconfigjson=config.json',
      ]),
    ]);
  });

  test.each([
    ['$(touch x) y', '$`'],
    ['x y=USERNAME', ';touch x;'],
    ['a -n NAMESPACE', "$'"],
    ['a\nb', '$&\u202e'],
  ])('a document that somebody else wrote runs nothing in it: key %j, user %j', (key, username) => {
    for (const script of [kubectlDistribute, kubectlDistributeLine]) {
      const [made] = calls(script({ ...secret, entries: [{ key, username }], accounts: [] }));
      expect(made?.slice(6)).toEqual([
        `--docker-server=${key}`,
        `--docker-username=${username}`,
        '--docker-password=PASSWORD',
      ]);
    }
  });

  test('a name that an address brought is no option of kubectl and no line of the manifest', () => {
    const option = '--server=https://evil.example';
    const given = { ...secret, name: option, namespaces: ['a\nkind: Role'], accounts: [option] };
    for (const script of [kubectlDistribute, kubectlDistributeLine]) {
      expect(script(given)).not.toContain('evil.example');
      expect(calls(script(given)).map((call) => call.slice(0, 4))).toEqual([
        ['create', 'secret', 'docker-registry', 'NAME'],
        ['patch', 'serviceaccount', 'ACCOUNT', '-n'],
      ]);
    }
    expect(secretManifest(given)).not.toMatch(/^kind: Role/m);
    expect(secretManifest({ ...given, labels: { 'a: {': 'b' } })).toContain('    KEY: "b"');
  });

  test('nor does a document write lines of its own into it', () => {
    const entries = [{ key: 'a\nkind: Role', username: 'u\r\n---\nkind: Role' }];
    expect(secretManifest({ ...secret, entries })).not.toMatch(/^(kind: Role|---)/m);
  });

  test('one registry is made as kubectl makes it, in every namespace, the password left to the reader', () => {
    const script = kubectlDistribute(secret);
    expect(script).toContain('for ns in payments ledger; do');
    expect(script).toContain('kubectl create secret docker-registry corp-nexus -n "$ns"');
    expect(script).toContain("--docker-username='robot$pull' --docker-password=PASSWORD");
    expect(script).toContain('"/imagePullSecrets/-"');
  });

  test('several registries come from a file', () => {
    const entries = [...secret.entries, { key: 'ghcr.io', username: 'bot' }];
    expect(kubectlDistribute({ ...secret, entries })).toContain('--from-file=.dockerconfigjson=config.json');
    expect(kubectlDistribute({ ...secret, type: 'kubernetes.io/dockercfg' })).toContain(
      '--type=kubernetes.io/dockercfg --from-file=.dockercfg=.dockercfg',
    );
  });

  test('without accounts nothing is linked', () => {
    expect(kubectlDistribute({ ...secret, accounts: [] })).not.toContain('patch');
  });

  test('the manifest names keys and users and leaves the document out', () => {
    const manifest = secretManifest({ ...secret, immutable: true });
    expect(manifest).toContain('    team: "payments"');
    expect(manifest).toContain('immutable: true');
    expect(manifest).toContain('#   registry.corp.example:5000  user robot$pull');
    expect(manifest).toContain('.dockerconfigjson: DOCUMENT');
  });
});
