import { isLowerHexadecimal } from '#lib/domain/image/grammar.ts';

export type DigestProblem = 'digest-algorithm' | 'digest-length' | 'digest-format';

/** Hexadecimal length of each algorithm that the kubelet registers (opencontainers/go-digest algorithm.go). */
const hexLength: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** Every algorithm a kubelet knows. */
export const kubeletAlgorithms: readonly string[] = Object.keys(hexLength);

/**
 * What is wrong with a digest, `null` where nothing is. Source: opencontainers/go-digest digest.go Validate:
 * format, then algorithm, then length, then lower-case hexadecimal.
 */
export function digestProblem(
  text: string,
  algorithms: readonly string[] = kubeletAlgorithms,
): DigestProblem | null {
  const cut = text.indexOf(':');
  if (cut <= 0 || cut === text.length - 1) return 'digest-format';
  const algorithm = text.slice(0, cut);
  const value = text.slice(cut + 1);
  const expected = algorithms.includes(algorithm) ? hexLength[algorithm] : undefined;
  if (expected === undefined) return 'digest-algorithm';
  if (value.length !== expected) return 'digest-length';
  return isLowerHexadecimal(value) ? null : 'digest-format';
}
