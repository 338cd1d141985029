'use client';

import { Dialog } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

/** `keys` as the keyboard map writes them: "g p", "mod+k", "?". */
export type Shortcut = { does: string; keys: string };

export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

type ShortcutsDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  groups: readonly ShortcutGroup[];
  modKey: string;
};

export function ShortcutsDialog({ isOpen, onClose, groups, modKey }: ShortcutsDialogProps) {
  return (
    <Dialog title="Shortcuts" isOpen={isOpen} onClose={onClose} width="wide">
      <div className="grid grid-cols-3 gap-x-6 gap-y-4 max-cards:grid-cols-1">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-xs font-medium text-ink-3">{group.title}</h3>
            <ul>
              {group.shortcuts.map(({ does, keys }) => (
                <li
                  key={keys}
                  className="flex min-h-6.5 items-center justify-between gap-3 border-b border-line last:border-0"
                >
                  {does}
                  <span className="flex gap-1 whitespace-nowrap">
                    {keys.split(/[ +]/).map((key) => (
                      <Kbd key={key}>{key === 'mod' ? modKey : key}</Kbd>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
