import 'server-only';
import type { NamespaceRecord } from '#lib/domain/namespace/record.ts';

/** Labels by which clusters say whose a namespace is, the plainest first. */
const keys = ['team', 'app.kubernetes.io/team', 'capsule.clastix.io/tenant'];

/** Whose namespace it is, by its labels; null where none says. */
export function teamOf(namespace: NamespaceRecord | null): string | null {
  for (const key of keys) {
    const label = namespace?.labels.find((each) => each.startsWith(`${key}=`));
    if (label !== undefined && label.length > key.length + 1) return label.slice(key.length + 1);
  }
  return null;
}
