'use client';
import { RotateCw } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { ButtonLook } from '#components/ui/button-style.ts';
import type { RestartTarget } from './restart-targets.ts';

const RestartDialog = lazy(async () => ({ default: (await import('./restart-dialog.tsx')).RestartDialog }));

type RestartButtonProps = ButtonLook & {
  targets: readonly RestartTarget[];
  offBecause?: string | null;
  children: ReactNode;
};

/** Opens the restart of these workloads: plan, restart, watch. The dialog is loaded when it is first wanted. */
export function RestartButton({ targets, offBecause = null, children, ...look }: RestartButtonProps) {
  // The targets of the moment it was opened: the list behind it goes on changing.
  const [opened, setOpened] = useState<readonly RestartTarget[] | null>(null);
  return (
    <>
      <Button {...look} aria-haspopup="dialog" offBecause={offBecause} onClick={() => setOpened(targets)}>
        <RotateCw aria-hidden="true" strokeWidth={1.75} />
        {children}
      </Button>
      {opened !== null && (
        <Suspense>
          <RestartDialog targets={opened} isOpen onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}
