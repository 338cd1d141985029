import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ForbiddenPanel } from '#components/common/forbidden-panel.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { StatePanel } from '#components/common/state-panel.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { ErrorScope, FieldError } from '#lib/domain/errors.ts';
import { TryAgain } from './try-again.tsx';

/** What a server page came to; the same union as lib/server/http/page.ts makes. */
type Outcome<Data> =
  | { is: 'data'; data: Data; identity: string }
  | { is: 'refused'; identity: string; message: string; scope: ErrorScope | null }
  | { is: 'wrong'; message: string; fields: FieldError[] }
  | { is: 'missing'; message: string }
  | { is: 'failed'; message: string };

type LoadedProps<Data> = {
  title: string;
  loaded: Outcome<Data>;
  /** The query that the page's client part reads: it finds this answer there. */
  queryKey: QueryKey;
  /** The same page without what was asked of it. */
  resetHref: string;
  children: ReactNode;
};

/** A page's data, handed to its client part; or the panel that says why there is none and what to do. */
export function Loaded<Data>({ title, loaded, queryKey, resetHref, children }: LoadedProps<Data>) {
  if (loaded.is === 'data') {
    const client = new QueryClient();
    client.setQueryData(queryKey, loaded.data);
    return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
  }
  return (
    <>
      <PageHead title={title} />
      <div className="rounded-lg border border-line bg-surface">
        <Trouble loaded={loaded} resetHref={resetHref} />
      </div>
    </>
  );
}

function Trouble({
  loaded,
  resetHref,
}: {
  loaded: Exclude<Outcome<unknown>, { is: 'data' }>;
  resetHref: string;
}) {
  if (loaded.is === 'refused' && loaded.scope !== null) {
    return (
      <ForbiddenPanel
        scope={loaded.scope}
        askedAs={loaded.identity}
        works={['Everything in namespaces where you have the right', 'Status shows what you may see and do']}
        actions={<ButtonLink href={resetHref}>Go to the list</ButtonLink>}
      />
    );
  }
  if (loaded.is === 'missing') {
    return (
      <StatePanel
        tone="neutral"
        picture={<StatusMark mark="none" />}
        title="This is not there"
        actions={<ButtonLink href={resetHref}>Go to the list</ButtonLink>}
      >
        {loaded.message}
      </StatePanel>
    );
  }
  const actions = <ButtonLink href={resetHref}>Show without filters</ButtonLink>;
  if (loaded.is === 'wrong') {
    return (
      <StatePanel
        tone="neutral"
        picture={<StatusMark mark="warn" />}
        title="This address asks for something that does not exist"
        actions={actions}
      >
        <ul className="grid gap-1">
          {loaded.fields.map(({ field, message }) => (
            <li key={field}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      </StatePanel>
    );
  }
  return (
    <StatePanel
      tone="stale"
      picture={<StatusMark mark="stale" />}
      title="This page could not be filled"
      actions={<TryAgain />}
    >
      <p>{loaded.message}</p>
      <p className="text-xs text-ink-3">Pullport tries again every few seconds.</p>
    </StatePanel>
  );
}
