import { hopOf } from '#components/common/hop-of.ts';
import type { PaletteGroup, PaletteItem } from '#components/common/palette-types.ts';
import { stateMarks, stateWords } from '#components/common/pull-state.ts';
import { rowHref } from '#components/common/row-href.ts';
import type { PodRow } from '#lib/api/pods.ts';
import type { CredentialRow } from '#lib/api/pull-secrets.ts';
import type { Person } from '#lib/api/session.ts';
import { pages } from '#lib/paths.ts';

/** What was found for a text: first what fails, with where it breaks, then the other pods. */
export function foundGroups(rows: readonly PodRow[], text: string): PaletteGroup[] {
  const isFailing = ({ state }: PodRow) => state === 'failing' || state === 'waiting';
  const groups = [
    { title: 'Failing now', items: rows.filter(isFailing).map((row) => podItem(row, text)) },
    { title: 'Pods', items: rows.filter((row) => !isFailing(row)).map((row) => podItem(row, text)) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function podItem(row: PodRow, text: string): PaletteItem {
  const pullBreak = row.containers.find((container) => container.break !== null)?.break ?? null;
  return {
    id: `pod ${row.uid}`,
    label: row.name,
    detail: row.namespace,
    hint: pullBreak === null ? stateWords[row.state] : hopOf(pullBreak, row.state).label,
    mark: stateMarks[row.state],
    foundBy: text,
    does: { href: rowHref(row) },
  };
}

/** Pull secrets that were found for a text, with how they are. */
export function secretGroups(rows: readonly Pick<CredentialRow, 'secrets'>[], text: string): PaletteGroup[] {
  const items = rows
    .flatMap(({ secrets }) => secrets)
    // A name behind which there is no secret has no page.
    .filter(({ health }) => health.code !== 'missing')
    .map(({ namespace, name, health }) => ({
      id: `secret ${namespace}/${name}`,
      label: name,
      detail: namespace,
      hint: health.label,
      foundBy: text,
      does: { href: pages.pullSecret(namespace, name) },
    }));
  return items.length === 0 ? [] : [{ title: 'Pull secrets', items }];
}

type Doing = {
  scope: readonly string[];
  people: readonly Person[];
  /** Who one is already. */
  user: string | null;
  switchTo: (person: string) => void;
  toggleTheme: () => void;
};

/** What can be done from anywhere. */
export function actionGroup({ scope, people, user, switchTo, toggleTheme }: Doing): PaletteGroup {
  const [namespace, ...others] = scope;
  const where = namespace === undefined || others.length > 0 ? {} : { namespace };
  return {
    title: 'Do',
    items: [
      {
        id: 'do new pull secret',
        label:
          namespace === undefined || others.length > 0
            ? 'New pull secret'
            : `New pull secret in ${namespace}`,
        does: { href: pages.newPullSecret(where) },
      },
      { id: 'do switch theme', label: 'Switch theme', does: { run: toggleTheme } },
      ...people
        .filter(({ name }) => name !== user)
        .map(({ name, displayName, description }) => ({
          id: `do become ${name}`,
          label: `Become ${displayName}`,
          detail: description,
          does: { run: () => switchTo(name) },
        })),
    ],
  };
}
