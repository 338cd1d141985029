import { Fragment } from 'react';
import type { Sentence } from '#lib/domain/pull/sentence.ts';
import { ClusterText } from './cluster-text.tsx';

/** A sentence in parts: code in mono, names and strong words in bold; everything from the cluster as text only. */
export function Words({ sentence }: { sentence: Sentence }) {
  return sentence.map((part, index) => {
    const key = `${index} ${typeof part === 'string' ? part : Object.values(part).join('')}`;
    if (typeof part === 'string') return <Fragment key={key}>{part}</Fragment>;
    if ('code' in part) {
      return (
        <code key={key} className="text-[0.94em] wrap-anywhere">
          <ClusterText>{part.code}</ClusterText>
        </code>
      );
    }
    return (
      <b key={key} className="font-semibold wrap-anywhere">
        <ClusterText>{'secret' in part ? part.secret : part.strong}</ClusterText>
      </b>
    );
  });
}
