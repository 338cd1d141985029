'use client';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { ResultLine, WriteResult } from '#lib/api/writes.ts';
import { useWrite } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { api } from '#lib/paths.ts';
import { ClusterText } from './cluster-text.tsx';
import { CodeBlock } from './code-block.tsx';
import { toggled } from './data-table-types.ts';
import { Panel } from './panel.tsx';
import { Status } from './status.tsx';
import { WorkloadWatch } from './workload-watch.tsx';

type Workload = WriteResult['restarts'][number];

const restartable = ['Deployment', 'StatefulSet', 'DaemonSet'];

const keyOf = ({ namespace, kind, name }: Pick<Workload, 'namespace' | 'kind' | 'name'>) =>
  `${namespace}/${kind}/${name}`;

/**
 * Workloads whose pods still run into the old state: restarted as `kubectl rollout restart` does, tried by the API
 * server first, then watched until their pods run.
 */
export function RestartOffer({ workloads }: { workloads: readonly Workload[] }) {
  const possible = workloads.filter(({ kind }) => restartable.includes(kind));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(possible.map(keyOf)));
  const [watched, setWatched] = useState<readonly Workload[]>([]);
  const { state, run } = useWrite();
  const picked = possible.filter((workload) => chosen.has(keyOf(workload)));
  const restart = async () => {
    const body = { workloads: picked.map(({ namespace, kind, name }) => ({ namespace, kind, name })) };
    const tried = await run({ method: 'POST', path: api.restarts(), body: { ...body, dryRun: true } });
    const isRefused = tried.problem !== null || tried.lines.some(({ outcome }) => outcome !== 'updated');
    // What the dry run refuses is shown first; pressing again, without it, restarts the others.
    if (isRefused)
      return setChosen(new Set(tried.lines.filter(({ outcome }) => outcome === 'updated').map(keyOf)));
    const written = await run({ method: 'POST', path: api.restarts(), body: { ...body, dryRun: false } });
    const done = new Set(written.lines.filter(({ outcome }) => outcome === 'updated').map(keyOf));
    setWatched(picked.filter((workload) => done.has(keyOf(workload))));
  };
  if (workloads.length === 0) return null;
  if (watched.length > 0) return <WorkloadWatch workloads={watched} />;
  return (
    <Panel
      title="Restart what runs into the old state"
      sub={`${counted(workloads.length, 'workload')}; pods take pull secrets when they are made`}
      inset="flush"
      footer={
        <span className="flex flex-wrap items-center gap-3">
          <Button
            kind="primary"
            busy={state.is === 'running'}
            offBecause={picked.length === 0 ? 'Choose at least one workload.' : null}
            onClick={() => void restart()}
          >
            <RotateCw aria-hidden="true" strokeWidth={1.75} />
            Restart {counted(picked.length, 'workload')}
          </Button>
          {state.problem !== null && <span className="text-fail-text">{state.problem.detail}</span>}
        </span>
      }
    >
      <ul aria-label="Workloads to restart">
        {workloads.map((workload) => (
          <li key={keyOf(workload)} className="border-b border-line px-3 py-1.5 text-xs last:border-b-0">
            <WorkloadChoice
              workload={workload}
              isOn={chosen.has(keyOf(workload))}
              canRestart={restartable.includes(workload.kind)}
              line={state.lines.find((line) => keyOf(line) === keyOf(workload))}
              onToggle={() => setChosen(toggled(chosen, keyOf(workload)))}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type WorkloadChoiceProps = {
  workload: Workload;
  isOn: boolean;
  canRestart: boolean;
  line: ResultLine | undefined;
  onToggle: () => void;
};

function WorkloadChoice({ workload, isOn, canRestart, line, onToggle }: WorkloadChoiceProps) {
  const { namespace, kind, name, pods, why } = workload;
  return (
    <div className="grid gap-1">
      <label className="flex flex-wrap items-baseline gap-x-2">
        <Checkbox className="translate-y-0.5" checked={isOn} disabled={!canRestart} onChange={onToggle} />
        <ClusterText className="font-medium">{name}</ClusterText>
        <span className="text-ink-3">
          {kind} in <ClusterText>{namespace}</ClusterText>, {counted(pods, 'pod')}
        </span>
      </label>
      <p className="pl-[23px] text-ink-2">
        {canRestart ? why : `${why} A ${kind} cannot be restarted: delete its pods.`}
      </p>
      {line !== undefined && line.outcome !== 'updated' && (
        <div className="pl-[23px]">
          <Status mark={line.outcome === 'forbidden' ? 'forbid' : 'fail'} className="whitespace-normal">
            {line.detail}
          </Status>
        </div>
      )}
      {line?.manifest !== undefined && (
        <div className="pl-[23px]">
          <Disclosure summary="What to commit instead">
            <CodeBlock code={line.manifest} copyLabel={`Copy the manifest of ${name}`} />
          </Disclosure>
        </div>
      )}
    </div>
  );
}
