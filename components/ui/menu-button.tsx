'use client';

import { lazy, Suspense, useState, type ComponentProps } from 'react';
import type { MenuEntry } from './menu-entries.ts';

const Menu = lazy(async () => ({ default: (await import('./menu.tsx')).Menu }));

type MenuButtonProps = ComponentProps<'button'> & { entries: readonly MenuEntry[] };

/** A button with a menu that is loaded when it is first wanted: no page pays for it before. */
export function MenuButton({ entries, ...button }: MenuButtonProps) {
  const [isWanted, setWanted] = useState(false);
  const closed = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      {...button}
      onClick={() => setWanted(true)}
    />
  );
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <Menu startsOpen entries={entries} trigger={<button type="button" {...button} />} />
    </Suspense>
  );
}
