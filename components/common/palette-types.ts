import type { Mark } from './marks.ts';

export type PaletteItem = {
  id: string;
  label: string;
  /** After the label, quieter: a namespace. */
  detail?: string;
  /** At the right: "entry: port differs", "asks first". */
  hint?: string;
  mark?: Mark;
  /** A page to go to, or something to do. */
  does: { href: string } | { run: () => void };
};

export type PaletteGroup = { title: string; items: readonly PaletteItem[] };
