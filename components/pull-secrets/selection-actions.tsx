import { KeyRound, Link2, Trash2 } from 'lucide-react';
import { SelectionBar } from '#components/common/selection-bar.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { CredentialRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';

/** What can be done with the chosen credentials. A rotation is for one: each has a password of its own. */
export function SelectionActions({ rows }: { rows: readonly CredentialRow[] }) {
  const secrets = rows.flatMap((row) => row.secrets);
  const [row] = rows;
  const [first] = secrets.filter(({ health }) => health.code !== 'missing');
  const namespace = [...new Set(secrets.map((secret) => secret.namespace))];
  return (
    <SelectionBar
      summary={
        <>
          <b className="font-semibold">
            {counted(rows.length, 'credential')}, {counted(secrets.length, 'secret')} chosen
          </b>{' '}
          <span className="text-ink-2">
            {row !== undefined && rows.length === 1
              ? `${row.username} at ${row.keys[0]?.key ?? 'no registry'}`
              : 'rotate and delete take one credential at a time'}
          </span>
        </>
      }
      actions={
        <>
          {first !== undefined && rows.length === 1 && (
            <ButtonLink
              size="small"
              kind="primary"
              href={pages.pullSecret(first.namespace, first.name, { tab: 'rotate' })}
            >
              <KeyRound aria-hidden="true" strokeWidth={1.75} />
              Rotate everywhere
            </ButtonLink>
          )}
          <ButtonLink
            size="small"
            href={pages.serviceAccounts({ namespace, secret: first?.name ?? row?.names[0] })}
          >
            <Link2 aria-hidden="true" strokeWidth={1.75} />
            Links
          </ButtonLink>
          {first !== undefined && rows.length === 1 && (
            <ButtonLink
              size="small"
              kind="danger"
              href={pages.pullSecret(first.namespace, first.name, { do: 'delete' })}
            >
              <Trash2 aria-hidden="true" strokeWidth={1.75} />
              Delete
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
