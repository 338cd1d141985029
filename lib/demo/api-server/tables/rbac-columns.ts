import { asArray, type KubeObject } from '../objects.ts';
import { ageColumn, type Column, nameColumn, stringAt, text, wideText } from './column.ts';

export const roleColumns: readonly Column[] = [
  nameColumn,
  text('Created At', (role) => role.metadata.creationTimestamp),
];

export const bindingColumns: readonly Column[] = [
  nameColumn,
  text(
    'Role',
    (binding) => `${stringAt(binding, 'roleRef', 'kind')}/${stringAt(binding, 'roleRef', 'name')}`,
  ),
  ageColumn,
  wideText('Users', (binding) => subjects(binding, 'User')),
  wideText('Groups', (binding) => subjects(binding, 'Group')),
  wideText('ServiceAccounts', (binding) => subjects(binding, 'ServiceAccount')),
];

function subjects(binding: KubeObject, kind: string): string {
  const named = asArray(binding['subjects']).filter((subject) => stringAt(subject, 'kind') === kind);
  return named
    .map((subject) =>
      [stringAt(subject, 'namespace'), stringAt(subject, 'name')].filter((part) => part !== '').join('/'),
    )
    .join(', ');
}
