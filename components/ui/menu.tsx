'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { floating, floatingHeading, floatingItem } from './floating-style.ts';
import type { MenuEntry } from './menu-entries.ts';

type MenuProps = {
  /** The button, an element that takes a ref. */
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  startsOpen?: boolean;
};

/** A list of things to do or places to go, opened by a button. */
export function Menu({ trigger, entries, startsOpen = false }: MenuProps) {
  return (
    <Base.Root defaultOpen={startsOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Base.Popup className={floating}>
            {entries.map((entry) => (
              <MenuLine
                key={entry.is === 'separator' ? entry.id : `${entry.is} ${entry.label}`}
                entry={entry}
              />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuLine({ entry }: { entry: MenuEntry }) {
  switch (entry.is) {
    case 'separator':
      return <Base.Separator className="my-1 h-px bg-line" />;
    case 'heading':
      return <div className={floatingHeading}>{entry.label}</div>;
    case 'link':
      return (
        <Base.LinkItem render={<Link href={entry.href} />} className={floatingItem} closeOnClick>
          {entry.icon}
          {entry.label}
        </Base.LinkItem>
      );
    case 'action':
      return (
        <Base.Item className={floatingItem} disabled={entry.isOff ?? false} onClick={entry.run}>
          {entry.icon}
          <span className="grid min-w-0">
            {entry.label}
            {entry.detail !== undefined && <span className="text-xs text-ink-3">{entry.detail}</span>}
          </span>
          {entry.isChosen === true && <Check aria-label="current" strokeWidth={1.75} className="ml-auto" />}
        </Base.Item>
      );
  }
}
