import type { NavGroup } from './nav-list.tsx';
import type { ShortcutGroup } from './shortcuts-dialog.tsx';

/** The help of `?`: where the navigation leads, what lists can do, and what works anywhere. */
export function shortcutGroups(nav: readonly NavGroup[]): ShortcutGroup[] {
  const goTo = nav
    .flatMap((group) => group.items)
    .flatMap(({ label, keys }) => (keys === undefined ? [] : [{ does: label, keys }]));
  return [
    { title: 'Go to', shortcuts: goTo },
    {
      title: 'In a list',
      shortcuts: [
        { does: 'Next', keys: 'j' },
        { does: 'Previous', keys: 'k' },
        { does: 'Open', keys: '↵' },
        { does: 'Open in place', keys: 'e' },
        { does: 'Select', keys: 'x' },
        { does: 'Filter', keys: '/' },
        { does: 'Copy link', keys: 'c' },
      ],
    },
    {
      title: 'Anywhere',
      shortcuts: [
        { does: 'Search and commands', keys: 'mod+k' },
        { does: 'Namespace scope', keys: 's' },
        { does: 'Copy kubectl line', keys: 'y' },
        { does: 'Close', keys: 'esc' },
        { does: 'This help', keys: '?' },
      ],
    },
  ];
}
