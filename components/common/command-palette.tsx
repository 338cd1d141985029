'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { ArrowRight, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import { dialogPopup } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { ClusterText } from './cluster-text.tsx';
import type { PaletteGroup, PaletteItem } from './palette-types.ts';
import { StatusMark } from './status-mark.tsx';

type CommandPaletteProps = {
  isOpen: boolean;
  onClose: () => void;
  groups: readonly PaletteGroup[];
  /** Asks for objects with such a name; they arrive in `groups`. */
  onQuery?: ((text: string) => void) | undefined;
};

/** Pages, objects and actions by name. Loaded when it is first opened. */
export function CommandPalette({ isOpen, onClose, groups, onQuery }: CommandPaletteProps) {
  const router = useRouter();
  const [query, setQuery] = useState('');
  const search = (text: string) => {
    setQuery(text);
    onQuery?.(text);
  };
  const choose = ({ does }: PaletteItem) => {
    onClose();
    search('');
    if ('href' in does) router.push(does.href);
    else does.run();
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-scrim" />
        <Dialog.Popup
          aria-label="Search and commands"
          className={cn(dialogPopup, 'w-[36rem] overflow-hidden')}
        >
          <Command
            label="Search and commands"
            // Its own Ctrl K goes up a line; here it closes and opens.
            vimBindings={false}
            className="flex min-h-0 flex-col"
          >
            <div className="flex h-11 shrink-0 items-center gap-2.5 border-b border-line px-3.5">
              <Search size={15} strokeWidth={1.75} aria-hidden="true" className="text-ink-3" />
              <Command.Input
                value={query}
                onValueChange={search}
                placeholder="Pages, pods, images, secrets"
                className="h-full min-w-0 flex-1 bg-transparent text-md outline-none"
              />
              <Kbd>esc</Kbd>
            </div>
            <Command.List className="min-h-0 overflow-y-auto pb-1.5">
              <Command.Empty className="px-3.5 py-4 text-ink-2">
                Nothing is called like that here. Try a part of the name.
              </Command.Empty>
              {groups.map((group) => (
                <Command.Group key={group.title} heading={group.title} className={groupStyle}>
                  {group.items.map((item) => (
                    <PaletteLine key={item.id} item={item} onChoose={choose} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <footer className="flex shrink-0 gap-4 border-t border-line px-3.5 py-[7px] text-xs text-ink-3 max-cards:hidden">
              <span>
                <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
              </span>
              <span>
                <Kbd>↵</Kbd> open
              </span>
            </footer>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const groupStyle =
  '[&_[cmdk-group-heading]]:px-3.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 ' +
  '[&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:tracking-head [&_[cmdk-group-heading]]:text-ink-3';

function PaletteLine({ item, onChoose }: { item: PaletteItem; onChoose: (item: PaletteItem) => void }) {
  return (
    <Command.Item
      value={item.id}
      keywords={[item.label, item.detail ?? '', item.foundBy ?? '']}
      onSelect={() => onChoose(item)}
      className="flex h-8 cursor-default items-center gap-2.5 px-3.5 data-[selected=true]:bg-accent-tint data-[selected=true]:shadow-[inset_2px_0_0_var(--accent)] max-cards:h-10"
    >
      {item.mark === undefined ? (
        <ArrowRight size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
      ) : (
        <StatusMark mark={item.mark} />
      )}
      <span className="truncate">
        <ClusterText>{item.label}</ClusterText>{' '}
        {item.detail !== undefined && <ClusterText className="text-ink-3">{item.detail}</ClusterText>}
      </span>
      {item.hint !== undefined && (
        <span className="ml-auto text-xs whitespace-nowrap text-ink-3">{item.hint}</span>
      )}
    </Command.Item>
  );
}
