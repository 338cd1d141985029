import { type Named, nameOf, namedText, parseNormalizedNamed } from '#lib/domain/image/named.ts';
import { explainProblem, type ImageProblem } from '#lib/domain/image/reference-problem.ts';

/** An image reference as the kubelet reads it. */
export type ImageReference = {
  /** As written. */
  text: string;
  /** `docker.io`, `quay.io:8443`; '' in the rare case of named.ts where a first part with a dot is no registry. */
  registry: string;
  /** The path, including `library/` where it was filled in. */
  repository: string;
  /** `latest` where neither tag nor digest is written. */
  tag: string | null;
  digest: string | null;
  /** Which parts nobody wrote. */
  implied: { registry: boolean; library: boolean; tag: boolean };
};

export type ParsedImage =
  | { ok: true; reference: ImageReference }
  | { ok: false; problem: ImageProblem; sentence: string };

/** Longest text that is parsed; no registry serves a name even a quarter of it. */
export const maxReferenceLength = 4096;

/** Whether the text begins with the parts that parsing would otherwise have filled in. */
function impliedParts(text: string, named: Named) {
  const withPath = nameOf(named);
  const registry = !text.startsWith(`${named.domain}/`) && !text.startsWith('index.docker.io/');
  const written = registry ? text : text.slice(text.indexOf('/') + 1);
  const library =
    named.domain === 'docker.io' && !written.startsWith(named.path) && withPath.includes('/library/');
  return { registry: registry && named.domain !== '', library };
}

/**
 * Parses a reference as the kubelet does (kubelet pkg/util/parsers/parsers.go ParseImageName): names in full,
 * tag `latest` only where there is neither tag nor digest. Never throws; takes linear time; refuses more than
 * 4,096 characters.
 */
export function parseImageReference(text: string): ParsedImage {
  if (text.length > maxReferenceLength) return { ok: false, ...explainProblem(text, 'too-long') };
  const parsed = parseNormalizedNamed(text);
  if (!parsed.ok) return { ok: false, ...explainProblem(text, parsed.problem) };
  const { domain, path, tag, digest } = parsed.value;
  const bare = tag === null && digest === null;
  const implied = { ...impliedParts(text, parsed.value), tag: bare };
  return {
    ok: true,
    reference: {
      text,
      registry: domain,
      repository: path,
      tag: bare ? 'latest' : tag,
      digest,
      implied,
    },
  };
}

/** `docker.io/library/nginx`: the key of credential look-up and of the inventory. */
export function repositoryName(reference: ImageReference): string {
  return nameOf({ domain: reference.registry, path: reference.repository });
}

/** The reference in full, with every implied part written out. */
export function canonicalText(reference: ImageReference): string {
  const { registry, repository, tag, digest } = reference;
  return namedText({ domain: registry, path: repository, tag, digest });
}
