import type { ReactNode } from 'react';
import { Crumbs, type Crumb } from './crumbs.tsx';

type PageHeadProps = {
  /** A sentence a tenant understands, or the name of a list. */
  title: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  crumbs?: readonly Crumb[];
};

export function PageHead({ title, sub, actions, crumbs = [] }: PageHeadProps) {
  return (
    <>
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div className="mb-4 flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-lg font-semibold tracking-title text-balance wrap-anywhere">{title}</h1>
          {sub !== undefined && <p className="max-w-[100ch] text-ink-2">{sub}</p>}
        </div>
        {actions !== undefined && (
          <div className="ml-auto flex flex-wrap gap-2 max-drawer:ml-0 max-drawer:w-full max-tiny:[&>*]:flex-1">
            {actions}
          </div>
        )}
      </div>
    </>
  );
}
