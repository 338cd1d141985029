import { describe, expect, test } from 'vitest';
import { kubectlDistribute, secretManifest, type DistributedSecret } from './kubectl-distribute.ts';

const secret: DistributedSecret = {
  name: 'corp-nexus',
  type: 'kubernetes.io/dockerconfigjson',
  namespaces: ['payments', 'ledger'],
  entries: [{ key: 'registry.corp.example:5000', username: 'robot$pull' }],
  accounts: ['default'],
  immutable: false,
  labels: { team: 'payments' },
};

describe('a pull secret for several namespaces, with kubectl', () => {
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
