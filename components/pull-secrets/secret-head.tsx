import { KeyRound, Link2, Trash2 } from 'lucide-react';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Crumbs } from '#components/common/crumbs.tsx';
import { markTones } from '#components/common/marks.ts';
import { StatusMark } from '#components/common/status-mark.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { PullSecretDetail, SecretRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { Headline } from './headline.tsx';
import { healthMark } from './health-mark.ts';
import { mayNot } from './may-not.ts';
import { leadingEntry, secretHeadline } from './secret-headline.ts';

type SecretHeadProps = {
  detail: PullSecretDetail;
  onRotate: () => void;
  onDelete: () => void;
};

/** State, the sentence that matters, why, and the one thing to do. */
export function SecretHead({ detail, onRotate, onDelete }: SecretHeadProps) {
  const { secret, equals, pending } = detail;
  const { title, why } = secretHeadline(detail);
  const places = equals.length + 1;
  const mark = healthMark(secret.health);
  return (
    <>
      <Crumbs crumbs={[{ label: 'Pull secrets', href: pages.pullSecrets() }, { label: secret.name }]} />
      <header className="mb-4 grid grid-cols-[minmax(0,1fr)_18rem] items-end gap-6 max-rail:grid-cols-1 max-rail:gap-4">
        <div className="min-w-0">
          <p className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-2">
            <Tag tone={markTones[mark]}>
              <StatusMark mark={mark} />
              {secret.health.label}
            </Tag>
            <span>
              <ClusterText>{secret.namespace}</ClusterText>
            </span>
            <span>one credential, {counted(places, 'secret')}</span>
            {secret.use.failingSince !== null && <Age at={secret.use.failingSince} before="since" />}
            {pending && <span>still reading other namespaces</span>}
          </p>
          <h1 className="text-xl font-semibold tracking-title text-balance wrap-anywhere">
            <Headline
              title={title}
              names={[leadingEntry(secret)?.key, leadingEntry(secret)?.username, secret.name]}
            />
          </h1>
          <p className="mt-1 max-w-[72ch] text-md text-ink-2">
            <ClusterText>{why}</ClusterText>
          </p>
        </div>
        <div className="grid gap-2 border-l-2 border-line-strong pl-4 max-rail:border-l-0 max-rail:pl-0">
          <Button
            kind="primary"
            offBecause={mayNot(detail, 'update') ?? nothingToRotate(secret)}
            onClick={onRotate}
          >
            <KeyRound aria-hidden="true" strokeWidth={1.75} />
            Rotate in {counted(places, 'secret')}
          </Button>
          <div className="grid grid-cols-2 gap-2">
            <ButtonLink href={pages.serviceAccounts({ namespace: secret.namespace, secret: secret.name })}>
              <Link2 aria-hidden="true" strokeWidth={1.75} />
              Links
            </ButtonLink>
            <Button kind="danger" offBecause={mayNot(detail, 'delete')} onClick={onDelete}>
              <Trash2 aria-hidden="true" strokeWidth={1.75} />
              Delete
            </Button>
          </div>
        </div>
      </header>
    </>
  );
}

function nothingToRotate({ entries }: SecretRow): string | null {
  return entries.length > 0 ? null : 'No entry can be read in it: repair it under Entries and use.';
}
