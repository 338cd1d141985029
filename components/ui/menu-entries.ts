import type { ReactNode } from 'react';

/** What a menu can hold. A file of its own, so that a caller does not load the menu with it. */
export type MenuEntry =
  | { is: 'heading'; label: string }
  | { is: 'separator'; id: string }
  | { is: 'link'; label: string; href: string; icon?: ReactNode }
  | {
      is: 'action';
      label: string;
      /** A second, quieter line. */
      detail?: string;
      icon?: ReactNode;
      isChosen?: boolean;
      isOff?: boolean;
      run: () => void;
    };
