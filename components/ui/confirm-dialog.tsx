'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useId, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { dialogPopup } from './dialog.tsx';
import { cn } from './cn.ts';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

type ConfirmDialogProps = {
  title: ReactNode;
  isOpen: boolean;
  isBusy: boolean;
  /** What will be touched: the reach comes first. */
  children: ReactNode;
  /** "Keep", not "Cancel": what happens when nothing happens. */
  safeLabel: string;
  /** "Delete secret", not "OK". */
  dangerLabel: string;
  /** A name to type before the dangerous button works. */
  typeToConfirm?: string;
  /** False while, or because, it cannot be done at all; the content says why. */
  canConfirm?: boolean;
  onKeep: () => void;
  onConfirm: () => void;
};

/** Asks before what cannot be undone or writes to many namespaces. The safe button comes first. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const isTyped = props.typeToConfirm === undefined || typed === props.typeToConfirm;
  const isConfirmed = isTyped && props.canConfirm !== false;
  return (
    <AlertDialog.Root open={props.isOpen} onOpenChange={(open) => !open && props.onKeep()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-(--dur-slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Popup className={cn(dialogPopup, 'w-[31rem]')}>
          <AlertDialog.Title className="px-4 pt-4 text-lg font-semibold tracking-title">
            {props.title}
          </AlertDialog.Title>
          <div className="grid gap-3 overflow-y-auto px-4 pt-2 pb-4">
            {props.children}
            {props.typeToConfirm !== undefined && (
              <Field id={id} label={`Type ${props.typeToConfirm} to confirm`}>
                {(control) => (
                  <Input
                    {...control}
                    face="mono"
                    value={typed}
                    autoComplete="off"
                    spellCheck={false}
                    onChange={(event) => setTyped(event.target.value)}
                  />
                )}
              </Field>
            )}
          </div>
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
            <Button onClick={props.onKeep}>{props.safeLabel}</Button>
            <Button kind="kill" disabled={!isConfirmed} busy={props.isBusy} onClick={props.onConfirm}>
              {props.dangerLabel}
            </Button>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
