import { type ParsedImage, parseImageReference } from '#lib/domain/image/reference.ts';
import type { PullPolicy } from '#lib/domain/pod/record.ts';

/** A container's policy beside what it would have been had nobody said anything. */
export type PolicyExplanation = {
  actual: PullPolicy;
  default: PullPolicy;
  differs: boolean;
  why: string;
};

function defaultOf(parsed: ParsedImage): PullPolicy {
  return parsed.ok && parsed.reference.tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/**
 * The policy an empty `imagePullPolicy` becomes, once, when the object is created: Always where the tag is
 * exactly `latest`, written or implied, else IfNotPresent, also where the image does not parse.
 * Source: kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Container.
 */
export function defaultPullPolicy(image: string): PullPolicy {
  return defaultOf(parseImageReference(image));
}

function whyDefault(parsed: ParsedImage): string {
  if (!parsed.ok) return 'The image cannot be parsed, so the default is IfNotPresent.';
  const { tag, digest, implied } = parsed.reference;
  if (implied.tag) return 'Without tag and digest the tag is latest, so the default is Always.';
  if (tag === 'latest' && digest !== null) {
    return 'The tag is latest, so the default is Always, although the digest pins the image.';
  }
  if (tag === 'latest') return 'The tag is latest, so the default is Always.';
  if (tag === null)
    return 'The image is pinned by its digest and has no tag, so the default is IfNotPresent.';
  return 'The tag is not latest, so the default is IfNotPresent.';
}

const whyDifferent: Record<PullPolicy, string> = {
  Always:
    'It is Always here: set by hand or by admission such as AlwaysPullImages, or the tag was latest when the object was created. The default is set once and does not follow the tag.',
  IfNotPresent:
    'It is IfNotPresent here: set by hand, or the tag was another one when the object was created. The default is set once and does not follow the tag, so nodes that have an older latest keep using it.',
  Never: 'It is Never here, set by hand: the image must be on the node already.',
};

/** Policy, default and the reason for either, as sentences. */
export function explainPolicy(image: string, actual: PullPolicy): PolicyExplanation {
  const parsed = parseImageReference(image);
  const byDefault = defaultOf(parsed);
  const differs = actual !== byDefault;
  const why = differs ? `${whyDefault(parsed)} ${whyDifferent[actual]}` : whyDefault(parsed);
  return { actual, default: byDefault, differs, why };
}
