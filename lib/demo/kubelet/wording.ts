import { type Flavour, type Refusal } from '#lib/demo/registries/model.ts';

/** Registries that answer with a token server in front, as opposed to plain user and password. */
const withTokens: readonly Flavour[] = ['hub', 'ghcr', 'quay', 'artifact-registry'];

type Words = { plain: string; tokens: string };

const both = (kind: string): Words => ({ plain: kind, tokens: kind });

const words: Record<Refusal, Words> = {
  'no-credential': { plain: 'no-credentials', tokens: 'no-credentials-token' },
  'wrong-password': { plain: 'wrong-password', tokens: 'wrong-password-token' },
  'token-expired': both('token-expired'),
  'no-right': { plain: 'forbidden', tokens: 'insufficient-scope' },
  'no-such-tag': both('no-such-tag'),
  'no-such-digest': both('no-such-digest'),
  'no-such-repository': both('no-such-repository'),
  'wrong-platform': both('wrong-platform'),
  'rate-limited': both('rate-limited'),
  'schema-1': both('old-manifest'),
  'self-signed': both('untrusted-certificate'),
  'connection-refused': both('connection-refused'),
  'no-such-host': both('no-such-host'),
  'timing-out': both('tls-timeout'),
  'plain-http': both('http-for-https'),
  unavailable: both('registry-unavailable'),
  'hanging-up': both('connection-closed'),
  corrupting: both('digest-mismatch'),
  'disk-full': both('disk-full'),
  'proxy-down': both('proxy-down'),
  unsigned: both('not-signed'),
};

/** The recordings that tell of a refusal, the most fitting first. */
export function recordingsFor(refusal: Refusal, flavour: Flavour | null): string[] {
  const { plain, tokens } = words[refusal];
  if (flavour === null) return [plain];
  return [`${refusal}/${flavour}`, withTokens.includes(flavour) ? tokens : plain];
}
