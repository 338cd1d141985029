import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { managedBy } from '#lib/domain/pull-secret/managed-by.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import { newPodNeed } from '#lib/domain/pull/remedy-owner.ts';
import { secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** What to mind where something else writes the secret. */
export function managedWords(facts: SecretFacts): Sentence {
  const clause = managedBy(facts.managers);
  return clause === '' ? [] : [` ${clause}: change it there, or it is set back.`];
}

/** An immutable secret's data never changes: a new one takes its place. */
export function replaceImmutable(walk: Walk, facts: SecretFacts): Remedy {
  return replaceSecret(walk, facts, {
    title: `Replace ${facts.name}, which is immutable`,
    because: 'Its data cannot be changed.',
    kubectl: [],
  });
}

/**
 * What the page of a secret does where the API server lets nothing be changed: a new secret under a new name, to which
 * every link moves. Pods keep the list they were made with, so new ones are needed.
 */
export function replaceSecret(
  walk: Walk,
  facts: SecretFacts,
  words: { title: string; because: string; kubectl: readonly string[] },
): Remedy {
  const { namespace, name } = facts;
  return {
    code: 'replace-secret',
    title: words.title,
    why: [
      `${words.because} Its page makes a new secret, moves every link from `,
      secret(name),
      ' to it, and offers the restart that brings the pods along.',
      ...(words.kubectl.length === 0
        ? []
        : [
            ' Deleted and made anew by kubectl it keeps its name, and its pods use it at their next attempt.',
          ]),
      ...managedWords(facts),
    ],
    needsNewPods: newPodNeed(walk),
    action: { kind: 'open-secret', namespace, secret: name },
    kubectl: [...words.kubectl],
  };
}
