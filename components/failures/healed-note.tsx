import { Note } from '#components/common/note.tsx';
import type { Explanation } from '#lib/api/explanation.ts';

/** Said as soon as a container that failed on this page has its image. */
export function HealedNote({ explained }: { explained: Explanation }) {
  const { state, container } = explained;
  return (
    <Note mark={state === 'pulling' ? 'pull' : 'ok'}>
      {state === 'pulling' ? (
        <>
          <b>{container}</b> is being pulled now.
        </>
      ) : (
        <>
          <b>Healed.</b> {container} has its image and {state === 'completed' ? 'has completed' : 'runs'}.
        </>
      )}
    </Note>
  );
}
