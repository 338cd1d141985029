import { expect } from 'vitest';
import { withDigest, withName, withTag } from '#lib/domain/image/compose.ts';
import { familiarMatch, familiarName, familiarText } from '#lib/domain/image/familiar.ts';
import { isDigestText, isDomain, isIdentifier, isTag, splitName } from '#lib/domain/image/grammar.ts';
import {
  type Named,
  nameOf,
  namedText,
  parse,
  parseNamed,
  parseNormalizedNamed,
} from '#lib/domain/image/named.ts';
import { canonicalText, parseImageReference, repositoryName } from '#lib/domain/image/reference.ts';
import {
  applyDefaultImageTag,
  parseAnyReference,
  parseDockerRef,
} from '#lib/domain/image/runtime-reference.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Vector = {
  parser: string;
  input: string;
  valid: boolean;
  name?: string;
  domain?: string;
  path?: string;
  tag?: string;
  digest?: string;
  canonical?: string;
  familiar?: string;
  familiarString?: string;
  output?: string;
  error?: string;
  errorContains?: string;
  registeredDigestAlgorithms?: string[];
  pattern?: string;
  matches?: boolean;
};

type Outcome = {
  valid: boolean;
  message?: string;
  facts?: Record<string, string | boolean | null>;
};

const refused: Outcome = { valid: false };

const factsOf = (named: Named) => ({
  name: nameOf(named),
  domain: named.domain,
  path: named.path,
  tag: named.tag ?? '',
  digest: named.digest ?? '',
  canonical: namedText(named),
  familiar: familiarName(named),
  familiarString: familiarText(named),
});

const named = (value: Named | null): Outcome => (value ? { valid: true, facts: factsOf(value) } : refused);
const pattern = (valid: boolean): Outcome => ({ valid });

function from(parsed: ReturnType<typeof parse>): Outcome {
  return parsed.ok ? named(parsed.value) : { valid: false, message: parsed.message };
}

function text(parsed: ReturnType<typeof parseAnyReference>): Outcome {
  if (!parsed.ok) return { valid: false, message: parsed.message };
  return { valid: true, facts: { canonical: parsed.value, output: parsed.value } };
}

function kubelet(input: string): Outcome {
  const parsed = parseImageReference(input);
  if (!parsed.ok) {
    const upstream = applyDefaultImageTag(input);
    return { valid: false, message: upstream.ok ? '' : upstream.message };
  }
  const { reference } = parsed;
  return {
    valid: true,
    facts: {
      name: repositoryName(reference),
      domain: reference.registry,
      path: reference.repository,
      tag: reference.tag ?? '',
      digest: reference.digest ?? '',
      canonical: canonicalText(reference),
    },
  };
}

function matched(vector: Vector): Outcome {
  const parsed = parseNormalizedNamed(vector.input);
  const matches = parsed.ok ? familiarMatch(vector.pattern ?? '', parsed.value) : null;
  return { valid: matches !== null, facts: { matches } };
}

const onto = (input: string, add: (base: Named) => Named | null) => {
  const base = withName(input);
  return named(base && add(base));
};

const parsers: Record<string, (vector: Vector) => Outcome> = {
  ParseImageName: ({ input }) => kubelet(input),
  ParseNormalizedNamed: ({ input }) => from(parseNormalizedNamed(input)),
  ParseAnyReference: ({ input }) => text(parseAnyReference(input)),
  ParseDockerRef: ({ input }) => from(parseDockerRef(input)),
  ParseNamed: ({ input }) => from(parseNamed(input)),
  Parse: ({ input, registeredDigestAlgorithms }) => from(parse(input, registeredDigestAlgorithms)),
  WithName: ({ input }) => named(withName(input)),
  // These suites compose freely: their digests are shorter than any real one.
  WithTag: ({ input, tag }) => onto(input, (base) => withTag(base, tag ?? '')),
  WithDigest: ({ input, digest }) => onto(input, (base) => withDigest(base, digest ?? '')),
  NamePattern: ({ input }) => named(withName(input)),
  ReferencePattern: ({ input }) => from(parse(input)),
  DomainPattern: ({ input }) => pattern(isDomain(input)),
  TagPattern: ({ input }) => pattern(isTag(input)),
  DigestPattern: ({ input }) => pattern(isDigestText(input)),
  PathPattern: ({ input }) => pattern(splitName(input)?.domain === ''),
  IdentifierPattern: ({ input }) => pattern(isIdentifier(input)),
  FamiliarMatch: matched,
  applyDefaultImageTag: ({ input }) => text(applyDefaultImageTag(input)),
};

const asserted = [
  'name',
  'domain',
  'path',
  'tag',
  'digest',
  'canonical',
  'familiar',
  'familiarString',
  'output',
  'matches',
] as const;

describeVectors<Vector>(
  'image-references.json',
  (vector) => `${vector.parser} ${JSON.stringify(vector.input).slice(0, 100)}`,
  (vector) => {
    const outcome = parsers[vector.parser]?.(vector);
    expect(outcome, `a parser called ${vector.parser}`).toBeDefined();
    expect(outcome?.valid).toBe(vector.valid);
    for (const field of asserted) {
      if (vector.valid && vector[field] !== undefined && outcome?.facts && field in outcome.facts) {
        expect(outcome.facts[field], field).toBe(vector[field]);
      }
    }
    if (vector.error !== undefined && outcome?.message !== undefined)
      expect(outcome.message).toBe(vector.error);
    if (vector.errorContains !== undefined) expect(outcome?.message).toContain(vector.errorContains);
  },
);
