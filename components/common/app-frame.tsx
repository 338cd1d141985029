'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { FrameNav } from './frame-nav.tsx';
import type { NavGroup } from './nav-list.tsx';
import type { PaletteGroup } from './palette-types.ts';
import { shortcutGroups } from './shortcut-groups.ts';
import { TopBar, type ClusterFacts } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import { useModKey } from './use-mod-key.ts';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));

type AppFrameProps = {
  cluster: ClusterFacts;
  homeHref: string;
  nav: readonly NavGroup[];
  /** Objects and actions for ⌘K; the pages of the navigation are added. */
  palette?: readonly PaletteGroup[];
  onPaletteQuery?: (text: string) => void;
  /** Slots of the top bar: Freshness, ScopePicker, WhoMenu. */
  freshness?: ReactNode;
  scope?: ReactNode;
  who?: ReactNode;
  children: ReactNode;
};

type Overlay = 'none' | 'palette' | 'shortcuts';

/** What stands around every page. Pages bring their own KubectlBar. */
export function AppFrame(props: AppFrameProps) {
  const { nav, palette = [] } = props;
  const router = useRouter();
  const modKey = useModKey();
  const [overlay, setOverlay] = useState<Overlay>('none');
  const [wanted, setWanted] = useState<ReadonlySet<Overlay>>(new Set());
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const show = (next: Overlay) => {
    setWanted((before) => new Set(before).add(next));
    setOverlay(next);
  };
  const items = nav.flatMap((group) => group.items);
  useKeys({
    'mod+k': () => show(overlay === 'palette' ? 'none' : 'palette'),
    '?': () => show('shortcuts'),
    // Only while there is something to close: pages close their own panels with the same key.
    ...(isDrawerOpen && { Escape: () => setDrawerOpen(false) }),
    ...Object.fromEntries(
      items.flatMap(({ keys, href }) => (keys === undefined ? [] : [[keys, () => router.push(href)]])),
    ),
  });
  const pages: PaletteGroup = {
    title: 'Go to',
    items: items.map(({ label, href, keys }) => ({
      id: `page ${label}`,
      label,
      does: { href },
      ...(keys !== undefined && { hint: keys }),
    })),
  };
  return (
    <div className="grid min-h-dvh grid-cols-[var(--nav-w)_minmax(0,1fr)] grid-rows-[var(--top-h)_1fr] max-drawer:grid-cols-[minmax(0,1fr)] print:block">
      <a href="#main" className={skipLink}>
        Skip to content
      </a>
      <TopBar
        cluster={props.cluster}
        homeHref={props.homeHref}
        freshness={props.freshness}
        scope={props.scope}
        who={props.who}
        modKey={modKey}
        isDrawerOpen={isDrawerOpen}
        onDrawer={() => setDrawerOpen(!isDrawerOpen)}
        onSearch={() => show('palette')}
      />
      <FrameNav
        groups={nav}
        isDrawerOpen={isDrawerOpen}
        onClose={() => setDrawerOpen(false)}
        onShortcuts={() => show('shortcuts')}
      />
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 px-5 pt-4 pb-[calc(var(--cmd-h)+2rem)] outline-none max-drawer:px-3 max-drawer:pt-3"
      >
        {props.children}
      </main>
      <Suspense>
        {wanted.has('palette') && (
          <CommandPalette
            isOpen={overlay === 'palette'}
            onClose={() => setOverlay('none')}
            groups={[...palette, pages]}
            onQuery={props.onPaletteQuery}
          />
        )}
        {wanted.has('shortcuts') && (
          <ShortcutsDialog
            isOpen={overlay === 'shortcuts'}
            onClose={() => setOverlay('none')}
            groups={shortcutGroups(nav)}
            modKey={modKey}
          />
        )}
      </Suspense>
    </div>
  );
}

const skipLink = cn(
  'fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-raised px-3 py-2 opacity-0 shadow-menu',
  'focus:translate-y-0 focus:opacity-100',
);
