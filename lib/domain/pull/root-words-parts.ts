import type { FailureRecord } from '#lib/domain/pull/failure-record.ts';
import { causeSentences } from '#lib/domain/pull/failure-sentences.ts';
import { code, secret, type Sentence, type SentencePart } from '#lib/domain/pull/sentence.ts';

/** The sentence of a root, and one detail below it. */
export type RootWords = { sentence: Sentence; detail: Sentence };

/** Puts one kind of root into words. */
export type Words = (record: FailureRecord) => RootWords;

export const host = ({ registry }: FailureRecord): SentencePart =>
  registry === '' ? 'The registry' : code(registry);
export const said = ({ cause }: FailureRecord): Sentence => [causeSentences[cause]];
export const inSecret = ({ secret: name }: FailureRecord): Sentence =>
  name === '' ? [] : ['Secret ', secret(name)];
