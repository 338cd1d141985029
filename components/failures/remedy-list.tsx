'use client';
import { useState } from 'react';
import { Panel } from '#components/common/panel.tsx';
import { Note } from '#components/common/note.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import { RemedyCard } from './remedy-card.tsx';

type Pressed = { remedy: Explanation['remedies'][number] } & Pick<Explanation, 'root' | 'break'>;

/** What helps, most likely first. The id is where `r` leads. */
export function RemedyList({ explained }: { explained: Explanation }) {
  const { pending, state } = explained;
  const fails = state === 'failing' || state === 'waiting';
  const [pressed, setPressed] = useState<readonly Pressed[]>([]);
  // What was pressed has done its part once the pull is under way.
  if (!fails && pressed.length > 0) setPressed([]);
  const remedies = withPressed(explained.remedies, pressed);
  const press = (remedy: Pressed['remedy']) => {
    if (!pressed.some((each) => keyOf(each.remedy) === keyOf(remedy)))
      setPressed([...pressed, { remedy, root: explained.root, break: explained.break }]);
  };
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
                key={keyOf(remedy)}
                remedy={remedy}
                number={remedies.length > 1 ? index + 1 : null}
                place={index === 0 || remedy === explained.remedies[0] ? 'first' : 'later'}
                explained={asPressed(explained, remedy, pressed)}
                onPress={() => press(remedy)}
              />
            ))}
          </ol>
        )}
      </Panel>
    </div>
  );
}

function keyOf({ code, title }: Pressed['remedy']): string {
  return `${code} ${title}`;
}

/** A remedy that was pressed stays, with what came of it, though its cause is gone and it would not be advised any more. */
function withPressed(
  remedies: Explanation['remedies'],
  pressed: readonly Pressed[],
): Explanation['remedies'] {
  const advised = new Set(remedies.map(keyOf));
  return [
    ...pressed.map(({ remedy }) => remedy).filter((remedy) => !advised.has(keyOf(remedy))),
    ...remedies,
  ];
}

/** What shares the root it was pressed for can still be healed beside it. */
function asPressed(
  explained: Explanation,
  remedy: Pressed['remedy'],
  pressed: readonly Pressed[],
): Explanation {
  const found = pressed.find((each) => keyOf(each.remedy) === keyOf(remedy));
  return found === undefined ? explained : { ...explained, root: found.root, break: found.break };
}

function nothingWords(state: Explanation['state'], pending: boolean): string {
  if (pending) return 'Secrets of this namespace are being read; what helps depends on them.';
  return state === 'failing' || state === 'waiting'
    ? 'Nothing is known that would help. Read what the kubelet says.'
    : 'Nothing fails here, so nothing needs to be done.';
}
