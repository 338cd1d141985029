'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { ManifestInstead } from '#components/common/manifest-instead.tsx';
import { PlanList } from '#components/common/plan-list.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { showToast } from '#components/ui/toast.ts';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { useWrite, type WriteState } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import {
  deletionOf,
  isAllGone,
  reachOf,
  versionsIn,
  versionsOf,
  versionText,
  type Reach,
} from './deletion.ts';
import { planOf } from './plan-rows.ts';
import { UndoUnlink } from './undo-unlink.tsx';
import { WriteOutcome } from './write-outcome.tsx';

type DeleteDialogProps = {
  detail: PullSecretDetail;
  /** Whether it is on its way out: nothing more is to be asked about it then. */
  onLeaving: (isLeaving: boolean) => void;
  onClose: () => void;
};

/** What deleting it would reach, as the API server's dry run says it; only then the named button. */
export function DeleteDialog({ detail, onLeaving, onClose }: DeleteDialogProps) {
  const router = useRouter();
  // What was confirmed is what is told of: the page behind loses it while it is deleted.
  const [confirmed, setConfirmed] = useState<PullSecretDetail | null>(null);
  const seen = confirmed ?? detail;
  const [reach, setReach] = useState<Reach>('this');
  const { state: trial, run: tryIt } = useWrite();
  const deletion = useWrite();
  const { secret, equals } = seen;
  const secrets = reachOf(seen, reach);
  const namespaces = new Set(secrets.map(({ namespace }) => namespace)).size;
  const versions = versionText(secrets);
  useEffect(() => void tryIt(deletionOf(versionsIn(versions), { dryRun: true })), [tryIt, versions]);
  const remove = async () => {
    setConfirmed(seen);
    onLeaving(true);
    const answer = await deletion.run(deletionOf(versionsOf(secrets), { dryRun: false }));
    if (!isAllGone(answer)) return onLeaving(false);
    const undo = answer.summary?.undo ?? [];
    const where = secrets.length === 1 ? secret.namespace : counted(namespaces, 'namespace');
    showToast({
      tone: 'ok',
      title: `${secret.name} is deleted in ${where}`,
      ...(undo.length > 0 && { detail: <UndoUnlink undo={undo} /> }),
    });
    router.push(pages.pullSecrets());
  };
  const isPossible = trial.is === 'done' && trial.lines.some(({ outcome }) => outcome === 'deleted');
  const state = deletion.state.is === 'idle' ? trial : deletion.state;
  return (
    <ConfirmDialog
      title={
        <>
          Delete <ClusterText>{secret.name}</ClusterText> in{' '}
          {secrets.length === 1 ? (
            <ClusterText>{secret.namespace}</ClusterText>
          ) : (
            counted(namespaces, 'namespace')
          )}
        </>
      }
      isOpen
      isBusy={trial.is === 'running' || deletion.state.is === 'running'}
      safeLabel="Keep it"
      dangerLabel={secrets.length === 1 ? 'Delete secret' : `Delete ${counted(secrets.length, 'secret')}`}
      canConfirm={isPossible}
      onKeep={onClose}
      onConfirm={() => void remove()}
    >
      <p className="text-sm text-ink-2">Accounts are unlinked first, so that none names what is gone.</p>
      {equals.length > 0 && (
        <Choice
          control={
            <Checkbox
              checked={reach === 'everywhere'}
              disabled={deletion.state.is === 'running'}
              onChange={({ target }) => setReach(target.checked ? 'everywhere' : 'this')}
            />
          }
        >
          Also the same credential in{' '}
          <ClusterText>{[...new Set(equals.map(({ namespace }) => namespace))].join(', ')}</ClusterText>
        </Choice>
      )}
      {secrets.length === 1 ? (
        <WriteOutcome state={state} onLookAgain={onClose} />
      ) : (
        <ByNamespace state={state} />
      )}
    </ConfirmDialog>
  );
}

/** A row per namespace: what is deleted there and whom it hits. */
function ByNamespace({ state }: { state: WriteState }) {
  if (state.problem !== null) return <p className="text-xs text-fail-text">{state.problem.detail}</p>;
  const rows = planOf(state.lines).map(({ namespace, manifest, ...plan }) => ({
    ...plan,
    id: namespace,
    title: namespace,
    choice: manifest === null ? null : <ManifestInstead manifest={manifest} />,
  }));
  if (rows.length === 0) return null;
  return (
    <div className="rounded-md border border-line">
      <PlanList label="Reach by namespace" rows={rows} />
    </div>
  );
}
