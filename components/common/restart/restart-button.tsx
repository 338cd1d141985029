'use client';
import { RotateCw } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { createContext, lazy, Suspense, use, useCallback, useState, type ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { ButtonLook } from '#components/ui/button-style.ts';
import type { RestartTarget } from './restart-targets.ts';

const RestartDialog = lazy(async () => ({ default: (await import('./restart-dialog.tsx')).RestartDialog }));

type Open = (targets: readonly RestartTarget[]) => void;
const HostContext = createContext<Open>(() => {
  throw new Error('A RestartButton stands inside a RestartHost.');
});

type Opened = { targets: readonly RestartTarget[]; on: string };

/**
 * Keeps an open restart where the button that opened it may go, as a remedy does once the pod is on its way out. It
 * stands around every page, and closes with the page that it was opened on.
 */
export function RestartHost({ children }: { children: ReactNode }) {
  const path = usePathname();
  // The targets of the moment it was opened: the list behind it goes on changing.
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback<Open>((targets) => setOpened({ targets, on: path }), [path]);
  return (
    <HostContext value={open}>
      {children}
      {opened?.on === path && (
        <Suspense>
          <RestartDialog targets={opened.targets} isOpen onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </HostContext>
  );
}

type RestartButtonProps = ButtonLook & {
  targets: readonly RestartTarget[];
  offBecause?: string | null;
  children: ReactNode;
};

/** Opens the restart of these workloads: plan, restart, watch. The dialog is loaded when it is first wanted. */
export function RestartButton({ targets, offBecause = null, children, ...look }: RestartButtonProps) {
  const open = use(HostContext);
  return (
    <Button {...look} aria-haspopup="dialog" offBecause={offBecause} onClick={() => open(targets)}>
      <RotateCw aria-hidden="true" strokeWidth={1.75} />
      {children}
    </Button>
  );
}
