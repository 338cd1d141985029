'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { IconButton } from './icon-button.tsx';

type DialogProps = {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  width?: 'narrow' | 'wide';
};

/** Something to look at or fill in, over the page. Load it when it is first opened. */
export function Dialog({ title, isOpen, onClose, children, footer, width = 'narrow' }: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-(--dur-slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className={cn(dialogPopup, width === 'wide' ? 'w-[52rem]' : 'w-[31rem]')}>
          <header className="flex items-start gap-2 px-4 pt-4">
            <Base.Title className="min-w-0 flex-1 text-lg font-semibold tracking-title">{title}</Base.Title>
            <Base.Close
              render={<IconButton label="Close" icon={<X aria-hidden="true" strokeWidth={1.75} />} />}
            />
          </header>
          <div className="grid gap-3 overflow-y-auto px-4 pt-2 pb-4">{children}</div>
          {footer !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export const dialogPopup = cn(
  'fixed top-[max(1rem,12vh)] left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] max-w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col',
  'rounded-lg border border-line-strong bg-raised shadow-dialog outline-none',
  'transition-[opacity,scale] duration-(--dur-slow) ease-standard',
  'data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
);
