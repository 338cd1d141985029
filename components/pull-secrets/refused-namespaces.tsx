import { ClusterText } from '#components/common/cluster-text.tsx';
import { Note } from '#components/common/note.tsx';

/** What is not in the list, and why: namespaces that refuse, and those still being read. */
export function RefusedNamespaces({ names, isPending }: { names: readonly string[]; isPending: boolean }) {
  return (
    <div className="mt-3 grid gap-2 empty:hidden">
      {isPending && (
        <Note mark="pull">Some namespaces are still being read; the list follows by itself.</Note>
      )}
      {names.length > 0 && (
        <Note mark="forbid">
          You may not <code>list secrets</code> in <ClusterText>{names.join(', ')}</ClusterText>. What is kept
          there is not in this list.
        </Note>
      )}
    </div>
  );
}
