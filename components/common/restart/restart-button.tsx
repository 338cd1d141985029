'use client';
import { RotateCw } from 'lucide-react';
import { createContext, lazy, Suspense, use, useState, type ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { ButtonLook } from '#components/ui/button-style.ts';
import type { RestartTarget } from './restart-targets.ts';

const RestartDialog = lazy(async () => ({ default: (await import('./restart-dialog.tsx')).RestartDialog }));

type Open = (targets: readonly RestartTarget[]) => void;
const HostContext = createContext<Open | null>(null);

/** Keeps an open restart where the button that opened it may go, as a remedy does once the pod is on its way out. */
export function RestartHost({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<readonly RestartTarget[] | null>(null);
  return (
    <HostContext value={setOpened}>
      {children}
      <OpenRestart targets={opened} onClose={() => setOpened(null)} />
    </HostContext>
  );
}

function OpenRestart({
  targets,
  onClose,
}: {
  targets: readonly RestartTarget[] | null;
  onClose: () => void;
}) {
  if (targets === null) return null;
  return (
    <Suspense>
      <RestartDialog targets={targets} isOpen onClose={onClose} />
    </Suspense>
  );
}

type RestartButtonProps = ButtonLook & {
  targets: readonly RestartTarget[];
  offBecause?: string | null;
  children: ReactNode;
};

/** Opens the restart of these workloads: plan, restart, watch. The dialog is loaded when it is first wanted. */
export function RestartButton({ targets, offBecause = null, children, ...look }: RestartButtonProps) {
  const host = use(HostContext);
  // The targets of the moment it was opened: the list behind it goes on changing.
  const [opened, setOpened] = useState<readonly RestartTarget[] | null>(null);
  return (
    <>
      <Button
        {...look}
        aria-haspopup="dialog"
        offBecause={offBecause}
        onClick={() => (host ?? setOpened)(targets)}
      >
        <RotateCw aria-hidden="true" strokeWidth={1.75} />
        {children}
      </Button>
      <OpenRestart targets={opened} onClose={() => setOpened(null)} />
    </>
  );
}
