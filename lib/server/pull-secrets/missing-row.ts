import 'server-only';
import { count } from '#lib/domain/pull/sentence.ts';
import type { MarkedRow } from './credential-rows.ts';
import type { NamedPlace } from './named-secrets.ts';
import { useOf } from './secret-use.ts';
import type { Surroundings } from './surroundings.ts';

/** A name behind which there is nothing; the same name in other namespaces is told in one row. */
export function missingRow({ namespace, name }: NamedPlace, around: Surroundings): MarkedRow {
  const use = useOf({ namespace, name, document: { is: 'missing' } }, around);
  const by = `${count(use.pods, 'pod', 'pods')} and ${count(use.accounts.length, 'ServiceAccount', 'ServiceAccounts')}`;
  const sentence = `Named by ${by}, and there is no such secret: create it under this name, or take the name off.`;
  return {
    // A fingerprint has no slash, so this is nobody's.
    mark: `missing/${name}`,
    row: {
      namespace,
      name,
      type: '',
      immutable: false,
      createdAt: null,
      resourceVersion: '',
      managers: [],
      entries: [],
      problem: 'There is no such secret.',
      use,
      health: { code: 'missing', severity: use.failing > 0 ? 'fail' : 'warn', label: 'Missing', sentence },
    },
  };
}
