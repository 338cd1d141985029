import { ClusterText } from '#components/common/cluster-text.tsx';
import type { Mark } from '#components/common/marks.ts';
import { ManifestInstead } from '#components/common/manifest-instead.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ResultLine } from '#lib/api/writes.ts';
import type { WriteState } from '#lib/client/hooks/use-write.ts';
import { KeyDifference } from './key-difference.tsx';

type WriteOutcomeProps = { state: WriteState; onLookAgain: () => void };

const marks: Record<ResultLine['outcome'], Mark> = {
  created: 'ok',
  updated: 'ok',
  unchanged: 'done',
  deleted: 'ok',
  conflict: 'warn',
  forbidden: 'forbid',
  invalid: 'fail',
  failed: 'fail',
};

/** How a change went, object by object; a conflict with what stands there now, key by key. */
export function WriteOutcome({ state, onLookAgain }: WriteOutcomeProps) {
  const hasConflict = state.lines.some(({ outcome }) => outcome === 'conflict');
  const isDryRun = state.summary?.dryRun === true;
  const isElsewhere = new Set(state.lines.map(({ namespace }) => namespace)).size > 1;
  if (state.problem === null && state.lines.length === 0) return null;
  return (
    <div role="status" aria-label="Result" className="grid gap-1.5 text-xs">
      {state.problem !== null && <Line mark="fail">{problemText(state)}</Line>}
      {state.lines.map((line, at) => (
        <div key={`${line.kind}/${line.namespace}/${line.name}/${at}`} className="grid gap-1">
          <Line mark={isDryRun && marks[line.outcome] === 'ok' ? 'none' : marks[line.outcome]}>
            {lineText(line, isElsewhere)}
          </Line>
          {line.manifest !== undefined && <ManifestInstead manifest={line.manifest} />}
          {line.outcome === 'conflict' && line.difference !== undefined && (
            <KeyDifference difference={line.difference} />
          )}
        </div>
      ))}
      {hasConflict && (
        <div>
          <Button size="small" onClick={onLookAgain}>
            Look at it again
          </Button>
        </div>
      )}
    </div>
  );
}

function lineText({ kind, name, namespace, detail }: ResultLine, isElsewhere: boolean): string {
  const what = kind === 'ServiceAccount' ? `ServiceAccount ${name}` : name;
  const where = isElsewhere ? ` in ${namespace}` : '';
  const isWhole = kind === 'ServiceAccount' ? detail.includes(name) : detail.startsWith(`${name} `);
  return isWhole && !isElsewhere ? detail : `${what}${where}: ${detail}`;
}

function problemText({ problem }: WriteState): string {
  if (problem === null) return '';
  const fields = problem.errors
    .map(({ message }) => message)
    .filter((message) => !problem.detail.includes(message));
  return [problem.detail, ...fields].join(' ');
}

function Line({ mark, children }: { mark: Mark; children: string }) {
  return (
    <p className="flex gap-1.5">
      <StatusMark mark={mark} className="mt-[3px]" />
      <ClusterText className="min-w-0 wrap-anywhere">{children}</ClusterText>
    </p>
  );
}
