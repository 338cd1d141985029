'use client';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Button } from '#components/ui/button.tsx';
import type { WriteResult } from '#lib/api/writes.ts';
import { useWrite } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { api } from '#lib/paths.ts';
import { accountsIn, undoneWords } from './undo.ts';

/** Takes an unlinking back: the name goes on the same lists again, so that a new secret of that name is found. */
export function UndoUnlink({ undo }: { undo: NonNullable<WriteResult['undo']> }) {
  const { state, run } = useWrite();
  const accounts = accountsIn(undo);
  const back = () => run(undo.map((body) => ({ method: 'POST', path: api.serviceAccountLinks(), body })));
  const words = undoneWords(state, accounts);
  if (words !== null) return <ClusterText>{words}</ClusterText>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {counted(accounts, 'account')} unlinked.
      <Button size="small" busy={state.is === 'running'} onClick={() => void back()}>
        Undo the unlinking
      </Button>
    </span>
  );
}
