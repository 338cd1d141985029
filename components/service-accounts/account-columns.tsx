import { ClusterText } from '#components/common/cluster-text.tsx';
import type { Column } from '#components/common/data-table-types.ts';
import { sortLink } from '#components/common/search-links.ts';
import { SecondLine } from '#components/common/second-line.tsx';
import { SecretChip, type SecretChipState } from '#components/common/secret-chip.tsx';
import { Status } from '#components/common/status.tsx';
import { cn } from '#components/ui/cn.ts';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import { stateMarks, toneOf } from './account-marks.ts';
import type { RowActions } from './account-page-types.ts';
import { Asks } from './asks.tsx';
import { NextStepButton } from './next-step-button.tsx';

type LinkedSecret = AccountRow['secrets'][number];

/** The columns of the account list; heads sort by link. */
export function accountColumns(values: SearchValues, actions: RowActions): Column<AccountRow>[] {
  const sort = (column: string) => sortLink(values, column, 'state', pages.serviceAccounts);
  return [
    {
      id: 'account',
      head: 'Account',
      width: '13%',
      card: 'title',
      sort: sort('name'),
      cell: (row) => <AccountCell row={row} />,
    },
    {
      id: 'pull',
      head: 'For pull',
      width: '15%',
      card: 'line',
      cell: (row) => <ListCell label="pull" row={row} secrets={row.imagePullSecrets} />,
    },
    {
      id: 'mount',
      head: 'For mount',
      width: '12%',
      card: 'line',
      cell: (row) => <ListCell label="mount" row={row} secrets={row.secrets} />,
    },
    { id: 'asks', head: 'Its pods ask', width: '20%', card: 'line', cell: (row) => <AsksCell row={row} /> },
    { id: 'state', head: 'State', card: 'lead', sort: sort('state'), cell: (row) => <StateCell row={row} /> },
    {
      id: 'next',
      head: 'Next step',
      width: '10.75rem',
      align: 'end',
      card: 'action',
      cell: (row) => <NextStepButton row={row} actions={actions} />,
    },
  ];
}

function AccountCell({ row }: { row: AccountRow }) {
  return (
    <>
      <div className="truncate font-medium" title={row.name}>
        <ClusterText>{row.name}</ClusterText>
      </div>
      <SecondLine>
        <ClusterText>{row.namespace}</ClusterText>
        {row.pods > 0 && ` · ${counted(row.pods, 'pod')}`}
      </SecondLine>
    </>
  );
}

type ListCellProps = { label: 'pull' | 'mount'; row: AccountRow; secrets: readonly LinkedSecret[] };

function ListCell({ label, row, secrets }: ListCellProps) {
  return (
    <div
      className={cn(
        'flex min-w-0 items-baseline max-cards:text-xs',
        // On cards, what says nothing goes; that nothing is linked for pull does say something.
        label === 'mount' && secrets.length === 0 && 'max-cards:hidden',
      )}
    >
      <CardLabel>{label}</CardLabel>
      {secrets.length === 0 ? (
        <span className="text-ink-3">none</span>
      ) : (
        <span className="flex min-w-0 flex-wrap gap-1">
          {secrets.map((secret) => (
            <LinkedChip key={secret.name} namespace={row.namespace} secret={secret} />
          ))}
        </span>
      )}
    </div>
  );
}

const chipStates: Record<LinkedSecret['state'], SecretChipState> = {
  there: 'there',
  broken: 'broken',
  missing: 'missing',
  platform: 'platform',
  'not-readable': 'unreadable',
  pending: 'there',
};

/** A name on a list; where there is a secret behind it that one may read, a link to it. */
function LinkedChip({ namespace, secret: { name, state } }: { namespace: string; secret: LinkedSecret }) {
  const hasPage = state === 'there' || state === 'broken';
  return (
    <SecretChip
      name={name}
      state={chipStates[state]}
      {...(hasPage && { href: pages.pullSecret(namespace, name) })}
    />
  );
}

function AsksCell({ row }: { row: AccountRow }) {
  return (
    <div className="flex min-w-0 items-baseline max-cards:text-xs">
      <CardLabel>asks</CardLabel>
      <Asks asks={row.asks} />
    </div>
  );
}

/** Cards have no column heads. */
function CardLabel({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="hidden w-11 shrink-0 text-xs text-ink-3 max-cards:inline">
      {children}
    </span>
  );
}

function StateCell({ row: { state } }: { row: AccountRow }) {
  const mark = stateMarks[state.code];
  const isQuiet = state.severity === 'ok' || state.severity === 'none';
  return (
    <>
      <Status mark={mark} voice={isQuiet ? 'quiet' : 'plain'} {...toneOf(mark)}>
        {state.label}
      </Status>
      <div className="line-clamp-2 pl-[19px] text-xs text-ink-3" title={state.sentence}>
        <ClusterText>{state.sentence}</ClusterText>
      </div>
    </>
  );
}
