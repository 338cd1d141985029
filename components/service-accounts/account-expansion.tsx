import { Link2 } from 'lucide-react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { counted } from '#lib/domain/counted.ts';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import type { RowActions } from './account-page-types.ts';
import { ListBox } from './list-box.tsx';
import { olderWorkloads } from './next-step.ts';
import { PodsByList } from './pods-by-list.tsx';

/** An account opened in place: what stands, both lists, and its pods by the list they carry. */
export function AccountExpansion({ row, actions }: { row: AccountRow; actions: RowActions }) {
  return (
    <div className="grid gap-3 px-4 py-3 pb-4">
      <p className="max-w-[96ch]">
        <b className="font-semibold">A pod gets the account’s list once, when it is made.</b>{' '}
        <span className="text-ink-2">
          <ClusterText>{row.state.sentence}</ClusterText> {olderSentence(row)}
        </span>
      </p>
      <div className="grid grid-cols-[minmax(0,1.05fr)_minmax(0,.85fr)_minmax(0,1.25fr)] items-start gap-4 max-rail:grid-cols-1">
        <ListBox
          title="For pull"
          list="imagePullSecrets"
          row={row}
          actions={actions}
          foot={
            <Button
              kind="ghost"
              size="small"
              onClick={() => actions.openPanel({ action: 'link', accounts: [row] })}
            >
              <Link2 aria-hidden="true" strokeWidth={1.75} />
              Link a secret of {row.namespace}
            </Button>
          }
        />
        <ListBox title="For mount" list="secrets" row={row} actions={actions} foot="Never used to pull." />
        <PodsByList row={row} />
      </div>
    </div>
  );
}

function olderSentence(row: AccountRow): string {
  const older = row.lists.filter(({ isCurrent, isOwn }) => !isCurrent && !isOwn);
  const pods = older.reduce((sum, list) => sum + list.pods, 0);
  if (olderWorkloads(row).length === 0) return '';
  return `${pods} of ${counted(row.pods, 'pod')} ${pods === 1 ? 'was' : 'were'} made before the list became what it is. Restarting makes new pods with today’s list.`;
}
