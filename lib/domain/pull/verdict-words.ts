import { code, type Sentence, type SentencePart } from '#lib/domain/pull/sentence.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** The registry by its host; images that cannot be parsed have none. */
export function hostPart({ image }: Walk): SentencePart {
  return image.ok && image.reference.registry !== '' ? code(image.reference.registry) : 'the registry';
}

export function nodeWords({ situation: { pod } }: Walk): string {
  return pod.node === '' ? 'the node' : pod.node;
}

const answerWords: Partial<Record<NonNullable<Walk['lead']>, string>> = {
  unauthorized: ' answers 401',
  forbidden: ' answers 403',
  'unauthorized-or-not-found': ' answers that there is no right, or no such image,',
};

/** "ghcr.io answers 401 to the one attempt without credentials." */
export function anonymousAnswer(walk: Walk): Sentence {
  const words = walk.lead === null ? undefined : answerWords[walk.lead];
  if (words === undefined || walk.lookup?.anonymousFollows !== true) return [];
  return [' ', hostPart(walk), `${words} to the one attempt without credentials.`];
}

/** What to add where the text was remembered, not read. */
export function rememberedWords({ remembered }: Walk): Sentence {
  return remembered ? [' The cause was seen earlier; by now the cluster says only that it backs off.'] : [];
}

/** The cause's own sentence, where nothing along the path adds to it. */
export function saidWhy({ causes }: Walk): Sentence {
  return [causes[0]?.sentence ?? ''];
}
