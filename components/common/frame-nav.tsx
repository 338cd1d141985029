'use client';

import { Keyboard } from 'lucide-react';
import { cn } from '#components/ui/cn.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { NavList, type NavGroup } from './nav-list.tsx';

type FrameNavProps = {
  groups: readonly NavGroup[];
  isDrawerOpen: boolean;
  onClose: () => void;
  onShortcuts: () => void;
};

/** The navigation at the left; below 860 px a drawer. */
export function FrameNav({ groups, isDrawerOpen, onClose, onShortcuts }: FrameNavProps) {
  return (
    <>
      {isDrawerOpen && (
        <button
          type="button"
          aria-label="Close navigation"
          onClick={onClose}
          className="fixed inset-0 top-(--top-h) z-35 bg-scrim drawer:hidden"
        />
      )}
      <nav
        id="navigation"
        aria-label="Main"
        className={cn(
          'sticky top-(--top-h) flex h-[calc(100dvh-var(--top-h)-var(--cmd-h))] flex-col self-start overflow-auto border-r border-line px-2 py-3 print:hidden',
          'max-drawer:fixed max-drawer:bottom-(--cmd-h) max-drawer:left-0 max-drawer:z-40 max-drawer:h-auto max-drawer:w-64 max-drawer:bg-raised max-drawer:shadow-dialog',
          !isDrawerOpen && 'max-drawer:hidden',
        )}
      >
        <NavList groups={groups} onGo={onClose} />
        <div className="mt-auto pt-4">
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={onShortcuts}
            className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink max-drawer:hidden"
          >
            <Keyboard size={15} strokeWidth={1.75} aria-hidden="true" />
            Shortcuts
            <span className="ml-auto">
              <Kbd>?</Kbd>
            </span>
          </button>
        </div>
      </nav>
    </>
  );
}
