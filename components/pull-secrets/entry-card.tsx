import { Copy, KeyRound, Pencil, Trash2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { RegistryKey } from '#components/common/registry-key.tsx';
import { Status } from '#components/common/status.tsx';
import { Button } from '#components/ui/button.tsx';
import type { EntryView } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { editWords, type EditAction } from './entry-edits.ts';
import { Expiry } from './expiry.tsx';

type EntryCardProps = {
  entry: EntryView;
  /** Why nothing can be changed here. */
  offBecause: string | null;
  onEdit: (action: EditAction) => void;
  /** The open editor of this entry. */
  children: ReactNode;
};

const actions: readonly [Exclude<EditAction, 'add'>, LucideIcon][] = [
  ['set-password', KeyRound],
  ['rename', Pencil],
  ['copy', Copy],
  ['remove', Trash2],
];

/** One entry: its key, user, what it serves, when it ends, why it is never tried, and what can be done. */
export function EntryCard({ entry, offBecause, onEdit, children }: EntryCardProps) {
  const { key, username, serves, servesCount, neverTried, form } = entry;
  return (
    <li aria-label={key} className="grid gap-2 border-b border-line p-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-2">
        <RegistryKey state={neverTried === null ? 'ok' : 'broken'} registryKey={key} />
        <span className="ml-auto">
          {neverTried === null ? (
            <Status mark="ok" voice="quiet">
              Serves {counted(servesCount, 'image')}
            </Status>
          ) : (
            <Status mark="none" voice="quiet">
              Never tried
            </Status>
          )}
        </span>
      </div>
      <dl className="grid grid-cols-[10rem_minmax(0,1fr)_9rem] gap-x-4 text-xs max-cards:grid-cols-1 max-cards:gap-y-1 [&_dt]:text-ink-3">
        <div>
          <dt>user</dt>
          <dd className="font-mono wrap-anywhere">
            <ClusterText>{username === '' ? formWords(form) : username}</ClusterText>
          </dd>
        </div>
        <div className="min-w-0">
          <dt>serves</dt>
          <dd className="wrap-anywhere">
            <ClusterText>{servedWords(serves, servesCount)}</ClusterText>
          </dd>
        </div>
        <div>
          <dt>expires</dt>
          <dd>
            <Expiry at={entry.expiresAt} />
          </dd>
        </div>
      </dl>
      {neverTried !== null && (
        <p className="max-w-[80ch] text-xs text-ink-2">
          <ClusterText>{neverTried}</ClusterText>
        </p>
      )}
      <div className="flex flex-wrap gap-1">
        {actions.map(([action, Icon], at) => (
          <Button
            key={action}
            size="small"
            kind={at === 0 ? 'default' : 'ghost'}
            offBecause={offBecause}
            onClick={() => onEdit(action)}
          >
            <Icon aria-hidden="true" strokeWidth={1.75} />
            {editWords[action].open}
          </Button>
        ))}
      </div>
      {children}
    </li>
  );
}

function servedWords(serves: readonly string[], count: number): string {
  if (count === 0) return 'no image here';
  const named = serves.slice(0, 3).join(', ');
  return count > 3 ? `${named} and ${count - 3} more` : named;
}

function formWords(form: EntryView['form']): string {
  return form === 'identity-token-only' ? 'identity token only' : 'none';
}
