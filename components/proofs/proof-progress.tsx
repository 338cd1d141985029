import { ClusterText } from '#components/common/cluster-text.tsx';
import { CodeBlock } from '#components/common/code-block.tsx';
import { Digest } from '#components/common/digest.tsx';
import { exactTime } from '#components/common/age.tsx';
import { HopStrip } from '#components/common/hop-strip.tsx';
import { hopOf } from '#components/common/hop-of.ts';
import { Note } from '#components/common/note.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Status } from '#components/common/status.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ProofLine, ProofSummary } from '#lib/api/proofs.ts';
import { stepMark, stepWords } from './proof-steps.ts';
import type { ProofState } from './use-proof.ts';

/** A proof as it goes on: a line per step, then the verdict with its cause. */
export function ProofProgress({ state, onStop }: { state: ProofState; onStop: () => void }) {
  const { is, lines, summary, problem } = state;
  return (
    <Panel
      title={titles[is]}
      sub={lines[0]?.pod}
      inset="flush"
      more={
        is === 'running' && (
          <Button size="small" onClick={onStop}>
            Stop
          </Button>
        )
      }
    >
      <div aria-live="polite">
        {problem !== null && (
          <div className="p-3">
            <Note mark={problem.code === 'forbidden' ? 'forbid' : 'fail'}>{problem.detail}</Note>
          </div>
        )}
        {is === 'stopped' && (
          <div className="p-3">
            <Note>Stopped. The pod is removed all the same; Pullport looks after that by itself.</Note>
          </div>
        )}
        {summary !== null && <Verdict summary={summary} lines={lines} />}
        <ol aria-label="Steps of the proof" className="text-xs">
          {lines.map((line, index) => (
            <StepLine key={`${index} ${line.step}`} line={line} isLast={index === lines.length - 1} is={is} />
          ))}
          {lines.length === 0 && is === 'running' && (
            <li className="px-3 py-2 text-ink-3">The pod is being made.</li>
          )}
        </ol>
      </div>
    </Panel>
  );
}

const titles: Record<ProofState['is'], string> = {
  idle: 'Steps',
  running: 'Proving',
  done: 'Proved',
  stopped: 'Stopped',
  refused: 'Not begun',
};

const verdictMarks = { pulled: 'ok', refused: 'fail', 'not-known': 'unknown' } as const;
const verdictWords = { pulled: 'It can be pulled', refused: 'It is refused', 'not-known': 'Not known' };

function Verdict({ summary, lines }: { summary: ProofSummary; lines: readonly ProofLine[] }) {
  const decisive = lines.find(({ step }) => step === 'refused' || step === 'pulled');
  const pullBreak = decisive?.break ?? null;
  return (
    <div className="grid gap-2 border-b border-line p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status mark={verdictMarks[summary.verdict]} className="text-md">
          {verdictWords[summary.verdict]}
        </Status>
        {pullBreak !== null && <HopStrip {...hopOf(pullBreak, 'failing')} />}
        <span className="text-xs text-ink-3 tabular-nums">
          after {(summary.took / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s
        </span>
      </div>
      <p className="text-md wrap-anywhere">
        <ClusterText>{summary.sentence}</ClusterText>
      </p>
      {decisive?.digest != null && (
        <p className="text-xs text-ink-2">
          What was pulled: <Digest digest={decisive.digest} without="not reported" />
        </p>
      )}
      {decisive?.message != null && decisive.message !== '' && (
        <CodeBlock code={decisive.message} copyLabel="Copy the message" />
      )}
    </div>
  );
}

type StepLineProps = { line: ProofLine; isLast: boolean; is: ProofState['is'] };

function StepLine({ line, isLast, is }: StepLineProps) {
  const mark = stepMark(line.step, { isLast, is });
  return (
    <li className="grid grid-cols-[4.5rem_7rem_minmax(0,1fr)] items-start gap-x-3 border-b border-line px-3 py-1.5 last:border-b-0 max-tiny:grid-cols-[4.5rem_minmax(0,1fr)]">
      <time dateTime={line.at} title={exactTime(line.at)} className="text-ink-3 tabular-nums">
        {line.at.slice(11, 19)}
      </time>
      <Status mark={mark} voice={mark === 'done' ? 'quiet' : 'plain'}>
        {stepWords[line.step]}
      </Status>
      <span className="min-w-0 wrap-anywhere text-ink-2 max-tiny:col-span-2">
        <ClusterText>{line.sentence}</ClusterText>
      </span>
    </li>
  );
}
