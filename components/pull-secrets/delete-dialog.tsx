'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { showToast } from '#components/ui/toast.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import type { PullSecretDetail, SecretRow } from '#lib/api/pull-secrets.ts';
import { useWrite, type WriteRequest, type WriteState } from '#lib/client/hooks/use-write.ts';
import { api, pages } from '#lib/paths.ts';
import { UndoUnlink } from './undo-unlink.tsx';
import { WriteOutcome } from './write-outcome.tsx';

type DeleteDialogProps = { detail: PullSecretDetail; onClose: () => void };

/** What deleting it would reach, as the API server's dry run says it; only then the named button. */
export function DeleteDialog({ detail: { secret, equals }, onClose }: DeleteDialogProps) {
  const router = useRouter();
  const { state: trial, run: tryIt } = useWrite();
  const deletion = useWrite();
  const { namespace, name, resourceVersion } = secret;
  useEffect(
    () => void tryIt(deletionOf({ namespace, name, resourceVersion }, true)),
    [tryIt, namespace, name, resourceVersion],
  );
  const remove = async () => {
    const answer = await deletion.run(deletionOf(secret, false));
    if (!isGone(answer)) return;
    const undo = answer.summary?.undo ?? [];
    showToast({
      tone: 'ok',
      title: `${name} is deleted in ${namespace}`,
      ...(undo.length > 0 && { detail: <UndoUnlink undo={undo} /> }),
    });
    router.push(pages.pullSecrets());
  };
  const isPossible = trial.is === 'done' && trial.lines.some(({ outcome }) => outcome === 'deleted');
  return (
    <ConfirmDialog
      title={
        <>
          Delete <ClusterText>{name}</ClusterText> in <ClusterText>{namespace}</ClusterText>
        </>
      }
      isOpen
      isBusy={trial.is === 'running' || deletion.state.is === 'running'}
      safeLabel="Keep it"
      dangerLabel="Delete secret"
      canConfirm={isPossible}
      onKeep={onClose}
      onConfirm={() => void remove()}
    >
      <p className="text-sm text-ink-2">
        Accounts are unlinked first, so that none names what is gone.
        {equals.length > 0 &&
          ` The same credential stays in ${[...new Set(equals.map((other) => other.namespace))].join(', ')}.`}
      </p>
      <WriteOutcome state={deletion.state.is === 'idle' ? trial : deletion.state} onLookAgain={onClose} />
    </ConfirmDialog>
  );
}

function deletionOf(
  { namespace, name, resourceVersion }: Pick<SecretRow, 'namespace' | 'name' | 'resourceVersion'>,
  dryRun: boolean,
): WriteRequest {
  const body = { resourceVersion, unlink: 'yes', dryRun };
  return { method: 'DELETE', path: api.pullSecret(namespace, name), body };
}

function isGone({ is, lines }: WriteState): boolean {
  return (
    is === 'done' &&
    lines.some(({ kind, outcome }) => kind === 'Secret' && (outcome === 'deleted' || outcome === 'unchanged'))
  );
}
