'use client';

import { Menu, Search } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { BrandMark } from './brand.tsx';
import { ClusterText } from './cluster-text.tsx';
import { ThemeButton } from './theme-button.tsx';

export type ClusterFacts = {
  name: string;
  /** `v1.35.1`; null where it is not known. */
  version: string | null;
  /** Which context or credentials this is, and why: the tooltip. */
  origin?: string;
};

type TopBarProps = {
  cluster: ClusterFacts;
  homeHref: string;
  freshness: ReactNode;
  scope: ReactNode;
  who: ReactNode;
  modKey: string;
  isDrawerOpen: boolean;
  onDrawer: () => void;
  onSearch: () => void;
};

export function TopBar(props: TopBarProps) {
  const { cluster } = props;
  return (
    <header className="sticky top-0 z-30 col-span-full flex h-(--top-h) items-center gap-2 border-b border-line bg-canvas pr-3 max-drawer:gap-0.5 max-drawer:pr-1 print:hidden">
      <IconButton
        label={props.isDrawerOpen ? 'Close navigation' : 'Open navigation'}
        aria-expanded={props.isDrawerOpen}
        aria-controls="navigation"
        className="ml-1 drawer:hidden [&>svg]:size-4.5"
        icon={<Menu aria-hidden="true" strokeWidth={1.75} />}
        onClick={props.onDrawer}
      />
      <Link
        prefetch={false}
        href={props.homeHref}
        aria-label="Pullport, overview"
        className="flex w-(--nav-w) shrink-0 items-center gap-2 pl-4 text-md font-semibold tracking-title text-ink hover:no-underline max-drawer:w-auto max-drawer:pr-2 max-drawer:pl-0"
      >
        <BrandMark />
        <span className="max-tiny:hidden">Pullport</span>
      </Link>
      <span title={cluster.origin} className="flex min-w-0 items-baseline gap-1.5 px-2">
        <span className="sr-only">Cluster </span>
        <ClusterText className="truncate font-semibold">{cluster.name}</ClusterText>
        {cluster.version !== null && (
          <small className="text-xs text-ink-3 max-drawer:hidden">
            <ClusterText>{cluster.version}</ClusterText>
          </small>
        )}
      </span>
      {props.freshness}
      <span className="flex-1" />
      {props.scope}
      <SearchButton modKey={props.modKey} onClick={props.onSearch} />
      <ThemeButton />
      {props.who}
    </header>
  );
}

function SearchButton({ modKey, onClick }: { modKey: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label="Search and commands"
      aria-haspopup="dialog"
      onClick={onClick}
      className={cn(
        'flex h-7.5 w-68 shrink-0 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2 text-ink-3 hover:bg-hover',
        'max-rail:w-44 max-drawer:w-7.5 max-drawer:justify-center max-drawer:border-transparent max-drawer:bg-transparent max-drawer:px-0',
      )}
    >
      <Search size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
      <span className="truncate max-drawer:hidden">Search pods, images, secrets</span>
      <span className="ml-auto shrink-0 whitespace-nowrap max-drawer:hidden">
        <Kbd>{modKey === '⌘' ? '⌘K' : 'Ctrl K'}</Kbd>
      </span>
    </button>
  );
}
