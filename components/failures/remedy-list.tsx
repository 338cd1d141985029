import { Panel } from '#components/common/panel.tsx';
import { Note } from '#components/common/note.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import { RemedyCard } from './remedy-card.tsx';

/** What helps, most likely first. The id is where `r` leads. */
export function RemedyList({ explained }: { explained: Explanation }) {
  const { remedies, pending, state } = explained;
  return (
    <div id="remedies" tabIndex={-1} className="outline-none">
      <Panel title="What helps" sub={remedies.length > 1 ? 'most likely first' : undefined} inset="flush">
        {remedies.length === 0 ? (
          <div className="p-3">
            <Note>{nothingWords(state, pending)}</Note>
          </div>
        ) : (
          <ol>
            {remedies.map((remedy, index) => (
              <RemedyCard
                key={`${remedy.code} ${remedy.title}`}
                remedy={remedy}
                number={remedies.length > 1 ? index + 1 : null}
                place={index === 0 ? 'first' : 'later'}
                explained={explained}
              />
            ))}
          </ol>
        )}
      </Panel>
    </div>
  );
}

function nothingWords(state: Explanation['state'], pending: boolean): string {
  if (pending) return 'Secrets of this namespace are being read; what helps depends on them.';
  return state === 'failing' || state === 'waiting'
    ? 'Nothing is known that would help. Read what the kubelet says.'
    : 'Nothing fails here, so nothing needs to be done.';
}
