import { type DigestProblem, digestProblem, kubeletAlgorithms } from '#lib/domain/image/digest.ts';
import {
  cutReference,
  isDigestText,
  isIdentifier,
  isTag,
  maxPathLength,
  splitName,
} from '#lib/domain/image/grammar.ts';
import { lowerCase } from '#lib/domain/lower-case.ts';

/** A reference by name. `domain` is '' where none is written and nothing was filled in. */
export type Named = { domain: string; path: string; tag: string | null; digest: string | null };

export type ReferenceProblem =
  | 'empty'
  | 'upper-case'
  | 'format'
  | 'too-long'
  | 'identifier'
  | 'not-canonical'
  | DigestProblem;

/** `message` is upstream's text, as it shows in the cluster. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: ReferenceProblem; message: string };

const messages: Record<ReferenceProblem, string> = {
  empty: 'repository name must have at least one component',
  'upper-case': 'repository name must be lowercase',
  format: 'invalid reference format',
  'too-long': 'repository name must not be more than 255 characters',
  identifier: 'cannot specify 64-byte hexadecimal strings',
  'not-canonical': 'repository name must be canonical',
  'digest-algorithm': 'unsupported digest algorithm',
  'digest-length': 'invalid checksum digest length',
  'digest-format': 'invalid checksum digest format',
};

const fail = (problem: ReferenceProblem, message = messages[problem]) =>
  ({ ok: false, problem, message }) as const;

function matches(text: string): Named | null {
  const { name, tag, digest } = cutReference(text);
  if (tag !== null && !isTag(tag)) return null;
  if (digest !== null && !isDigestText(digest)) return null;
  const split = splitName(name);
  return split && { ...split, tag, digest };
}

/** Parses without filling anything in. Source: distribution/reference v0.6.0 reference.go Parse. */
export function parse(text: string, algorithms: readonly string[] = kubeletAlgorithms): Parsed<Named> {
  const named = matches(text);
  if (named === null) {
    if (text === '') return fail('empty');
    return fail(matches(lowerCase(text)) === null ? 'format' : 'upper-case');
  }
  if (named.path.length > maxPathLength) return fail('too-long');
  const problem = named.digest === null ? null : digestProblem(named.digest, algorithms);
  return problem === null ? { ok: true, value: named } : fail(problem);
}

/**
 * Whether the part before the first slash names a registry: `localhost`, or with a dot, a colon or an upper
 * case letter in it.
 */
const namesRegistry = (part: string) =>
  part === 'localhost' || part.includes('.') || part.includes(':') || lowerCase(part) !== part;

function splitRegistry(text: string): { domain: string; rest: string } {
  const cut = text.indexOf('/');
  if (cut === -1) return { domain: 'docker.io', rest: `library/${text}` };
  const first = text.slice(0, cut);
  const written = namesRegistry(first);
  const rest = written ? text.slice(cut + 1) : text;
  const domain = !written || first === 'index.docker.io' ? 'docker.io' : first;
  return { domain, rest: domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest };
}

/**
 * Parses with registry and `library/` filled in, the way the kubelet and Docker do. Source:
 * distribution/reference v0.6.0 normalize.go ParseNormalizedNamed. `domain` may still be '': a first part
 * like `my_host.com` counts as a registry, cannot be one, and is then read as path.
 */
export function parseNormalizedNamed(text: string, algorithms?: readonly string[]): Parsed<Named> {
  if (isIdentifier(text)) {
    return fail('identifier', `invalid repository name (${text}), ${messages.identifier}`);
  }
  const { domain, rest } = splitRegistry(text);
  const mark = rest.indexOf(':');
  const remote = mark === -1 ? rest : rest.slice(0, mark);
  if (lowerCase(remote) !== remote) {
    return fail('upper-case', `invalid reference format: repository name (${remote}) must be lowercase`);
  }
  return parse(`${domain}/${rest}`, algorithms);
}

/** Accepts only what is written in full already. Source: reference.go ParseNamed. */
export function parseNamed(text: string): Parsed<Named> {
  const parsed = parseNormalizedNamed(text);
  return parsed.ok && namedText(parsed.value) !== text ? fail('not-canonical') : parsed;
}

/** `docker.io/library/nginx`: what credentials are looked up by. */
export function nameOf({ domain, path }: Pick<Named, 'domain' | 'path'>): string {
  return domain === '' ? path : `${domain}/${path}`;
}

/** The whole reference, with tag and digest where it has them. */
export function namedText(named: Named): string {
  const tag = named.tag === null ? '' : `:${named.tag}`;
  const digest = named.digest === null ? '' : `@${named.digest}`;
  return `${nameOf(named)}${tag}${digest}`;
}
