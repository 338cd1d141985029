import { globMatches } from '#lib/domain/glob.ts';
import { type Named, nameOf, namedText } from '#lib/domain/image/named.ts';

/** The name without what was filled in: `docker.io/` and, if the rest has one part, `library/`. */
export function familiarName(named: Named): string {
  if (named.domain !== 'docker.io') return nameOf(named);
  const short = named.path.startsWith('library/') ? named.path.slice('library/'.length) : named.path;
  return short.includes('/') ? named.path : short;
}

/** As familiarName, with tag and digest. */
export function familiarText(named: Named): string {
  return namedText({ ...named, domain: '', path: familiarName(named) });
}

/**
 * Whether a shell pattern matches the short text or the short name; `null` where the pattern is malformed.
 * Source: distribution/reference helpers.go FamiliarMatch.
 */
export function familiarMatch(pattern: string, named: Named): boolean | null {
  return globMatches(pattern, familiarText(named)) || globMatches(pattern, familiarName(named));
}
