'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Note } from '#components/common/note.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { EntryView, PullSecretDetail, SecretRow } from '#lib/api/pull-secrets.ts';
import type { WriteState } from '#lib/client/hooks/use-write.ts';
import { AfterChange } from './after-change.tsx';
import { DocumentRepair } from './document-repair.tsx';
import { EntryCard } from './entry-card.tsx';
import { EntryEditForm } from './entry-edit-form.tsx';
import type { EditAction } from './entry-edits.ts';
import { mayNot } from './may-not.ts';
import { TypeChange } from './type-change.tsx';

type EntriesPanelProps = {
  detail: PullSecretDetail;
  onWritten: () => void;
  onWatch: (since: string) => void;
};

type Editing = { key: string | null; action: EditAction } | null;

/** What the kubelet finds in the secret; a change is made in its entry and leaves the others byte for byte. */
export function EntriesPanel({ detail, onWritten, onWatch }: EntriesPanelProps) {
  const { secret } = detail;
  const [editing, setEditing] = useState<Editing>(null);
  const offBecause = mayNot(detail, 'update');
  const [isChangingType, setChangingType] = useState(false);
  const [written, setWritten] = useState<WriteState | null>(null);
  const waiting = [secret, ...detail.equals].reduce((sum, { use }) => sum + use.failing, 0);
  const close = () => setEditing(null);
  const open = (next: Editing) => {
    setWritten(null);
    setEditing(next);
  };
  const form = {
    detail,
    onClose: close,
    onLookAgain: onWritten,
    onWritten: (state: WriteState) => {
      close();
      setChangingType(false);
      setWritten(state);
      onWritten();
    },
  };
  const change = { detail, offBecause, onWritten: form.onWritten, onLookAgain: onWritten };
  const repair = <DocumentRepair {...change} />;
  const typeChange =
    detail.convertible === null ? null : <TypeChange {...change} entries={detail.convertible} />;
  const tried = secret.entries.filter(({ neverTried }) => neverTried === null);
  const never = secret.entries.filter(({ neverTried }) => neverTried !== null);
  const cards = (entries: readonly EntryView[]) =>
    entries.map((entry) => (
      <EntryCard
        key={entry.key}
        entry={entry}
        offBecause={offBecause}
        onEdit={(action) => open({ key: entry.key, action })}
      >
        {editing?.key === entry.key && (
          <EntryEditForm key={editing.action} {...form} entry={entry} action={editing.action} />
        )}
      </EntryCard>
    ));
  return (
    <Panel
      title="Entries"
      sub="what the kubelet finds in it"
      more={
        <>
          {typeChange !== null && secret.problem === null && (
            <Button size="small" kind="ghost" offBecause={offBecause} onClick={() => setChangingType(true)}>
              Change type
            </Button>
          )}
          <Button size="small" offBecause={offBecause} onClick={() => open({ key: null, action: 'add' })}>
            <Plus aria-hidden="true" strokeWidth={1.75} />
            Add entry
          </Button>
        </>
      }
      inset="flush"
    >
      {written !== null && (
        <div className="border-b border-line p-3">
          <AfterChange state={written} waiting={waiting} onLookAgain={onWritten} onWatch={onWatch} />
        </div>
      )}
      {secret.problem !== null && (
        <div className="grid gap-3 p-3">
          <Note mark="fail">
            <ClusterText>{secret.problem}</ClusterText>
            {consequenceOf(secret)}
          </Note>
          {typeChange}
          {typeChange === null ? repair : <Disclosure summary="Paste another document">{repair}</Disclosure>}
        </div>
      )}
      {secret.problem === null && isChangingType && (
        <div className="border-b border-line p-3">{typeChange}</div>
      )}
      {editing?.key === null && (
        <div className="border-b border-line p-3">
          <EntryEditForm {...form} entry={null} action="add" />
        </div>
      )}
      <ul>{cards(tried)}</ul>
      {never.length > 0 && tried.length > 0 && (
        <p className="border-y border-line bg-sunken px-3 py-1.5 text-xs text-ink-2">
          Beside it in the same secret, never tried for any image here
        </p>
      )}
      <ul>{cards(never)}</ul>
    </Panel>
  );
}

/** What the kubelet cannot decode spoils every pull; what it does not read it leaves out without a word. */
function consequenceOf({ health }: SecretRow): string {
  return health.code === 'wrong-type'
    ? ' It leaves this secret out without a word: pods that name it pull as if they did not.'
    : '. The kubelet fails every pull of a pod that names this secret.';
}
