import { digestProblem } from '#lib/domain/image/digest.ts';
import { isIdentifier } from '#lib/domain/image/grammar.ts';
import { type Named, namedText, type Parsed, parseNormalizedNamed } from '#lib/domain/image/named.ts';

/**
 * What containerd asks the registry for: the digest beats the tag, which then may not even exist; `latest`
 * where there is neither. Source: distribution/reference normalize.go ParseDockerRef.
 */
export function parseDockerRef(text: string): Parsed<Named> {
  const parsed = parseNormalizedNamed(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (value.digest !== null) return { ok: true, value: { ...value, tag: null } };
  return { ok: true, value: { ...value, tag: value.tag ?? 'latest' } };
}

/** A name, a digest or a bare identifier, written in full. Source: normalize.go ParseAnyReference. */
export function parseAnyReference(text: string): Parsed<string> {
  if (isIdentifier(text)) return { ok: true, value: `sha256:${text}` };
  if (digestProblem(text) === null) return { ok: true, value: text };
  const parsed = parseNormalizedNamed(text);
  return parsed.ok ? { ok: true, value: namedText(parsed.value) } : parsed;
}

/**
 * What the kubelet asks the runtime for: the user's own string, with `:latest` where it has neither tag nor
 * digest. The name is not expanded on purpose. Source: kubelet pkg/kubelet/images/image_manager.go
 * applyDefaultImageTag.
 */
export function applyDefaultImageTag(text: string): Parsed<string> {
  const parsed = parseNormalizedNamed(text);
  if (!parsed.ok) return { ...parsed, message: `couldn't parse image name "${text}": ${parsed.message}` };
  const { tag, digest } = parsed.value;
  return { ok: true, value: tag === null && digest === null ? `${text}:latest` : text };
}
