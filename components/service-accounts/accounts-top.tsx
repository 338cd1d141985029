'use client';
import { Link2, Unlink } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { SelectionBar } from '#components/common/selection-bar.tsx';
import { StaleBar } from '#components/common/stale-bar.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Freshness } from '#lib/api/common.ts';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import { counted } from '#lib/domain/counted.ts';
import type { PanelRequest } from './account-page-types.ts';
import { olderWorkloads } from './next-step.ts';

const LinkPanel = lazy(async () => ({ default: (await import('./link-panel.tsx')).LinkPanel }));

type AccountsTopProps = {
  freshness: Freshness;
  chosen: readonly AccountRow[];
  panel: PanelRequest | null;
  onPanel: (panel: PanelRequest | null) => void;
  onRetry: () => void;
};

/** On top of the list: how old it is, what is chosen, and the panel that works on it. */
export function AccountsTop({ freshness, chosen, panel, onPanel, onRetry }: AccountsTopProps) {
  const isStale = freshness.state === 'stale' || freshness.state === 'disconnected';
  return (
    <>
      {isStale && freshness.since !== null && (
        <StaleBar
          since={freshness.since}
          sentence={freshness.sentence}
          nextTry={freshness.nextTry}
          onRetry={onRetry}
        />
      )}
      {chosen.length > 0 && <Chosen rows={chosen} panel={panel} onPanel={onPanel} isStale={isStale} />}
      {panel !== null && (
        <Suspense>
          <LinkPanel key={panelKey(panel)} request={panel} onClose={() => onPanel(null)} />
        </Suspense>
      )}
    </>
  );
}

/** A panel for other accounts begins anew. */
function panelKey({ action, accounts }: PanelRequest): string {
  return `${action} ${accounts.map(({ namespace, name }) => `${namespace}/${name}`).join(' ')}`;
}

type ChosenProps = Pick<AccountsTopProps, 'panel' | 'onPanel'> & {
  rows: readonly AccountRow[];
  isStale: boolean;
};

function Chosen({ rows, panel, onPanel, isStale }: ChosenProps) {
  const namespaces = new Set(rows.map(({ namespace }) => namespace)).size;
  const targets = rows.flatMap(olderWorkloads);
  const offBecause = isStale
    ? 'These rows are the last known; writing waits until they are live again.'
    : null;
  const open = (action: PanelRequest['action']) => onPanel({ action, accounts: rows });
  return (
    <SelectionBar
      summary={
        <>
          <b className="font-semibold">{counted(rows.length, 'account')} chosen</b>{' '}
          <span className="text-ink-2">in {counted(namespaces, 'namespace')}</span>
        </>
      }
      actions={
        <span className="flex flex-wrap gap-2 max-cards:w-full max-cards:[&>*]:flex-1">
          <Button
            size="small"
            aria-pressed={panel?.action === 'link'}
            offBecause={offBecause}
            onClick={() => open('link')}
          >
            <Link2 aria-hidden="true" strokeWidth={1.75} />
            Link a secret
          </Button>
          <Button
            size="small"
            aria-pressed={panel?.action === 'unlink'}
            offBecause={offBecause}
            onClick={() => open('unlink')}
          >
            <Unlink aria-hidden="true" strokeWidth={1.75} />
            Unlink
          </Button>
          <RestartButton
            size="small"
            targets={targets}
            offBecause={
              offBecause ?? (targets.length === 0 ? 'No pod of these accounts carries an older list.' : null)
            }
          >
            Restart workloads
          </RestartButton>
        </span>
      }
    />
  );
}
