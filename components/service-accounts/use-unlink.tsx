'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '#components/ui/button.tsx';
import { showToast } from '#components/ui/toast.ts';
import type { AccountRow, LinkPullSecret } from '#lib/api/service-accounts.ts';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';
import { ApiProblem, writeJson } from '#lib/client/api.ts';
import { api } from '#lib/paths.ts';
import type { AccountListName } from './account-page-types.ts';

type Change = { action: LinkPullSecret['action']; row: AccountRow; secret: string; list: AccountListName };

/** Takes names off an account's list at once, and offers to put them back. */
export function useUnlink() {
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (change: Change) =>
      writeJson<WriteResult>({ method: 'POST', path: api.serviceAccountLinks(), body: bodyOf(change) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['service-accounts'] }),
  });

  /** What the API says of it; null where it could not be done. */
  const carryOut = async (change: Change): Promise<ResultLine | null> => {
    try {
      const { results } = await mutateAsync(change);
      const refused = results.find(({ outcome }) => outcome !== 'updated' && outcome !== 'unchanged');
      if (refused === undefined) return results[0] ?? null;
      showToast({ tone: 'fail', title: `${change.row.name} was not changed`, detail: refused.detail });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast({ tone: 'fail', title: `${change.row.name} was not changed`, detail: error.message });
    }
    return null;
  };

  return async (row: AccountRow, secrets: readonly string[], list: AccountListName) => {
    for (const secret of secrets) {
      const change: Change = { action: 'unlink', row, secret, list };
      const done = await carryOut(change);
      if (done === null) return;
      showToast({
        tone: 'ok',
        title: `${secret} is off ${row.name}`,
        detail: <Undo line={done} onUndo={() => void carryOut({ ...change, action: 'link' })} />,
      });
    }
  };
}

function Undo({ line, onUndo }: { line: ResultLine; onUndo: () => void }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      {line.manifest === undefined ? 'Pods that run keep the list they were made with.' : line.detail}
      <Button size="small" onClick={onUndo}>
        Undo
      </Button>
    </span>
  );
}

function bodyOf({ action, row, secret, list }: Change): LinkPullSecret {
  return {
    action,
    secret,
    lists: [list],
    namespaces: [row.namespace],
    serviceAccounts: [row.name],
    // What is put back may have had nothing behind it before, too.
    onMissingSecret: 'anyway',
    dryRun: false,
  };
}
