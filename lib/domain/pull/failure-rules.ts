import { accessRules } from '#lib/domain/pull/failure-rules-access.ts';
import { contentRules, imageRules } from '#lib/domain/pull/failure-rules-image.ts';
import { elsewhereRules, localRules, unpackRules } from '#lib/domain/pull/failure-rules-local.ts';
import { networkRules } from '#lib/domain/pull/failure-rules-network.ts';
import type { FailureRule } from '#lib/domain/pull/failure-rule.ts';

/**
 * Every rule, in the order in which they are tried; the first that applies decides. Where one text holds the
 * words of two causes, the rule above says which one is meant.
 */
export const failureRules: readonly FailureRule[] = [
  ...localRules,
  ...imageRules,
  ...elsewhereRules,
  ...networkRules,
  ...contentRules,
  ...unpackRules,
  ...accessRules,
];

/** Where the kubelet asked only its own runtime: words of networks and registries are the runtime's then. */
export const inspectRules: readonly FailureRule[] = [...localRules, ...imageRules, ...elsewhereRules];
