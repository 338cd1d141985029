import { isDigestText, isTag, maxPathLength, splitName } from '#lib/domain/image/grammar.ts';
import type { Named } from '#lib/domain/image/named.ts';

/** A name alone, nothing filled in; `null` where it is none. Source: reference.go WithName. */
export function withName(name: string): Named | null {
  const split = splitName(name);
  if (split === null || split.path.length > maxPathLength) return null;
  return { ...split, tag: null, digest: null };
}

/** The same name under another tag; `null` where it is no tag. */
export function withTag(named: Named, tag: string): Named | null {
  return isTag(tag) ? { ...named, tag } : null;
}

/** The same name under a digest, whose algorithm is not checked here (reference.go WithDigest). */
export function withDigest(named: Named, digest: string): Named | null {
  return isDigestText(digest) ? { ...named, digest } : null;
}
