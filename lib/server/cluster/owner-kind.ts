import 'server-only';
import type { Owner, OwnerKind } from '#lib/domain/pod/record.ts';

const kinds: readonly OwnerKind[] = [
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Node',
];

/** A controller reference in the product's words: kinds it does not know stay readable in `kindName`. */
export function ownerOf({ kind, name }: { kind: string; name: string }): Owner {
  return { kind: kinds.find((known) => known === kind) ?? 'other', kindName: kind, name };
}
