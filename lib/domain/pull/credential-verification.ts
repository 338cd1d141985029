import { withName } from '#lib/domain/image/compose.ts';
import { isDomain } from '#lib/domain/image/grammar.ts';
import { nameOf, parseNormalizedNamed } from '#lib/domain/image/named.ts';

/**
 * When a node asks for credentials again although it has the image (KEP-2535, on by default from 1.35 with
 * `NeverVerifyPreloadedImages`). The policy is kubelet configuration: the API does not show it.
 */
export type VerificationPolicy =
  | 'NeverVerify'
  | 'NeverVerifyPreloadedImages'
  | 'NeverVerifyAllowlistedImages'
  | 'AlwaysVerify';

/** Images that need no proof: repositories by full name, and everything below a prefix that ends in a slash. */
export type Allowlist = { exact: ReadonlySet<string>; prefixes: readonly string[] };

export type ParsedAllowlist = { ok: true; allowlist: Allowlist } | { ok: false; sentence: string };

const isPrefix = (text: string) => withName(text) !== null || isDomain(text);

/**
 * Parses `preloadedImagesVerificationAllowlist`: names without tag and digest, `*` only as the last part.
 * Source: kubelet pkg/kubelet/images/pullmanager/image_pull_policies.go.
 */
export function parseAllowlist(patterns: readonly string[]): ParsedAllowlist {
  const exact = new Set<string>();
  const prefixes = new Set<string>();
  for (const pattern of patterns) {
    const parsed = parseNormalizedNamed(pattern);
    if (pattern.endsWith('/*') && isPrefix(pattern.slice(0, -2))) prefixes.add(pattern.slice(0, -1));
    else if (parsed.ok && withName(pattern) !== null) exact.add(nameOf(parsed.value));
    else {
      return {
        ok: false,
        sentence: `"${pattern}" is no allowlist pattern. Write a repository without tag and digest, or end it in /* for all below.`,
      };
    }
  }
  return { ok: true, allowlist: { exact, prefixes: [...prefixes] } };
}

function isAllowlisted(image: string, { exact, prefixes }: Allowlist): boolean {
  const parsed = parseNormalizedNamed(image);
  if (!parsed.ok) return false;
  const name = nameOf(parsed.value);
  return exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

export type VerificationQuestion = {
  policy: VerificationPolicy;
  image: string;
  /** Whether the kubelet itself pulled the image once, so that it keeps a record of the credentials. */
  pulledByKubelet: boolean;
  allowlist: Allowlist;
};

/** Whether a pod must prove its right to an image that the node already has. */
export function requiresVerification({
  policy,
  image,
  pulledByKubelet,
  allowlist,
}: VerificationQuestion): boolean {
  switch (policy) {
    case 'NeverVerify':
      return false;
    case 'NeverVerifyPreloadedImages':
      return pulledByKubelet;
    case 'NeverVerifyAllowlistedImages':
      return !isAllowlisted(image, allowlist);
    case 'AlwaysVerify':
      return true;
  }
}

/** A credential as the kubelet records it beside a pulled image: where it came from, and a hash of it. */
export type RecordedCredential = {
  kind: 'secret' | 'serviceAccount';
  namespace: string;
  name: string;
  uid: string;
  hash?: string;
};

/** What the kubelet remembers of an image: pulled without credentials or with the node's, or with these. */
export type PullRecord = { openToAll: boolean; credentials: readonly RecordedCredential[] };

function isSame(offered: RecordedCredential, recorded: RecordedCredential): boolean {
  if (offered.kind !== recorded.kind) return false;
  if (offered.kind === 'secret' && offered.hash !== undefined && offered.hash === recorded.hash) return true;
  return (
    offered.namespace === recorded.namespace && offered.name === recorded.name && offered.uid === recorded.uid
  );
}

/**
 * Whether one of the pod's credentials was accepted for the image before: the same secret or service account,
 * or a secret of equal content; any pod may where none was needed.
 * Source: kubelet pkg/kubelet/images/pullmanager/image_pull_manager.go MustAttemptImagePull.
 */
export function isProven(offered: readonly RecordedCredential[], record: PullRecord): boolean {
  return (
    record.openToAll || offered.some((each) => record.credentials.some((recorded) => isSame(each, recorded)))
  );
}
