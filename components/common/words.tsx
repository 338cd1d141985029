import Link from 'next/link';
import { Fragment } from 'react';
import type { Sentence } from '#lib/domain/pull/sentence.ts';
import { visibleText } from '#lib/domain/text.ts';
import { pages } from '#lib/paths.ts';
import { ClusterText } from './cluster-text.tsx';

type WordsProps = {
  sentence: Sentence;
  /** Where its secrets are: they are links then. */
  namespace?: string;
};

/** A sentence in parts: code in mono, names and strong words in bold; everything from the cluster as text only. */
export function Words({ sentence, namespace }: WordsProps) {
  return sentence.map((part, index) => {
    const key = `${index} ${typeof part === 'string' ? part : Object.values(part).join('')}`;
    if (typeof part === 'string') return <Fragment key={key}>{visibleText(part)}</Fragment>;
    if ('code' in part) {
      return (
        <code key={key} className="text-[0.94em] wrap-anywhere">
          <ClusterText>{part.code}</ClusterText>
        </code>
      );
    }
    if ('secret' in part && namespace !== undefined) {
      return (
        <Link
          key={key}
          prefetch={false}
          href={pages.pullSecret(namespace, part.secret)}
          className="wrap-anywhere underline decoration-accent-line underline-offset-2"
        >
          <ClusterText>{part.secret}</ClusterText>
        </Link>
      );
    }
    return (
      <b key={key} className="font-semibold wrap-anywhere">
        <ClusterText>{'secret' in part ? part.secret : part.strong}</ClusterText>
      </b>
    );
  });
}
