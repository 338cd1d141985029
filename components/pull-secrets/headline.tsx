import { Fragment } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';

/** The sentence with the names of the cluster in it set as such, kept whole where there is room. */
export function Headline({ title, names }: { title: string; names: readonly (string | undefined)[] }) {
  return title.split(' ').map((word, at) => {
    const name = names.find((one) => one !== undefined && one !== '' && (word === one || word === `${one}.`));
    const end = name !== undefined && word.length > name.length ? '.' : '';
    return (
      // A sentence keeps its words in place.
      <Fragment key={`${at} ${word}`}>
        {at > 0 && ' '}
        {name === undefined ? (
          <ClusterText>{word}</ClusterText>
        ) : (
          <>
            <code className="whitespace-nowrap max-cards:whitespace-normal">
              <ClusterText>{name}</ClusterText>
            </code>
            {end}
          </>
        )}
      </Fragment>
    );
  });
}
