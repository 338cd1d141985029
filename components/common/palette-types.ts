import type { Mark } from './marks.ts';

export type PaletteItem = {
  id: string;
  label: string;
  /** After the label, quieter: a namespace. */
  detail?: string;
  /** At the right: "entry: port differs", "asks first". */
  hint?: string;
  mark?: Mark;
  /** What else it answers to: the words by which the server found it. */
  foundBy?: string;
  /** A page to go to, or something to do. */
  does: { href: string } | { run: () => void };
};

export type PaletteGroup = { title: string; items: readonly PaletteItem[] };
