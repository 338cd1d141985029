'use client';

import { MenuButton } from '#components/ui/menu-button.tsx';
import type { MenuEntry } from '#components/ui/menu-entries.ts';
import { visibleText } from '#lib/domain/text.ts';
import { topButton } from './top-button-style.ts';

/** Somebody one can be on the demo cluster. */
export type Person = { id: string; name: string; detail: string };

type WhoMenuProps = {
  name: string;
  /** Groups, or how one is signed in. */
  detail: string;
  persons: readonly Person[];
  currentPerson: string | null;
  onSwitch: (id: string) => void;
  /** Null where there is nothing to sign out of: a kubeconfig's user. */
  onSignOut: (() => void) | null;
};

/** Who the cluster is asked as; on the demo cluster, who else one may be. */
export function WhoMenu({ name, detail, persons, currentPerson, onSwitch, onSignOut }: WhoMenuProps) {
  const entries: MenuEntry[] = [
    { is: 'heading', label: `${visibleText(name)} · ${visibleText(detail)}` },
    ...persons.map((person): MenuEntry => ({
      is: 'action',
      label: person.name,
      detail: person.detail,
      isChosen: person.id === currentPerson,
      run: () => onSwitch(person.id),
    })),
    ...(onSignOut === null
      ? []
      : ([
          { is: 'separator', id: 'before sign-out' },
          { is: 'action', label: 'Sign out', run: onSignOut },
        ] satisfies MenuEntry[])),
  ];
  return (
    <MenuButton entries={entries} aria-label={`Signed in as ${visibleText(name)}`} className={topButton}>
      <span
        aria-hidden="true"
        className="grid size-5.5 place-items-center rounded-sm bg-pressed text-[10px] font-semibold text-ink-2"
      >
        {initials(name)}
      </span>
    </MenuButton>
  );
}

/** Two letters of a name: `j.doe` is "jd", `system:serviceaccount:a:b` its last part's. */
export function initials(name: string): string {
  const words = (name.split(/[:/]/).at(-1) ?? '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [first = '', second] = words;
  return (
    second === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${second.slice(0, 1)}`
  ).toLowerCase();
}
