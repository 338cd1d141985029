'use client';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { Button } from '#components/ui/button.tsx';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { kubectlSetPassword } from '#lib/domain/kubectl-entries.ts';
import { api } from '#lib/paths.ts';
import { entryFindings } from './draft-problems.ts';
import { PlanPanel } from './plan-panel.tsx';
import { touched } from './plan-rows.ts';
import { rotateDraft, RotateForm, type RotateDraft } from './rotate-form.tsx';
import { alikeEntries, rotationLines, rotationWords } from './rotation.ts';
import { emptyEntry } from './secret-draft.ts';
import { leadingEntry } from './secret-headline.ts';
import { usePlannedWrite } from './use-planned-write.ts';

type RotateTabProps = {
  detail: PullSecretDetail;
  onWritten: () => void;
  /** Goes on to watch what pulls since then. */
  onWatch: (since: string) => void;
};

/** A new password for one credential, wherever it is kept; other entries stay byte for byte. */
export function RotateTab({ detail, onWritten, onWatch }: RotateTabProps) {
  const { secret, equals } = detail;
  const all = [secret, ...equals];
  const [form, setForm] = useState<RotateDraft>(() => rotateDraft(leadingEntry(secret)));
  const entry = secret.entries.find((one) => one.key === form.key);
  const [isStrict, setStrict] = useState(false);
  const findings = entryFindings({ ...emptyEntry(form.key, form.username), password: form.password });
  const targets = all.filter(({ namespace }) => !form.leftOut.has(namespace));
  const chosen = [...new Set(targets.map(({ namespace }) => namespace))];
  const problem = findings.password.error ?? (chosen.length === 0 ? 'Choose at least one namespace.' : null);
  const rotation = usePlannedWrite({
    requestFor: ({ dryRun, left: open }) => ({
      method: 'POST',
      path: api.pullSecretRotations(),
      body: {
        namespace: secret.namespace,
        name: secret.name,
        key: form.key,
        password: form.password,
        ...(form.username !== '' && form.username !== entry?.username && { username: form.username }),
        // Without a list the server looks everywhere: the page may not know yet of a copy that is new.
        ...(open === null ? { leftOut: [...form.leftOut] } : { namespaces: open }),
        dryRun,
      },
    }),
    onWritten: () => {
      setStrict(false);
      setForm((before) => ({ ...before, password: '' }));
      onWritten();
    },
  });
  const change = (part: Partial<RotateDraft>) => {
    rotation.forget();
    setStrict(false);
    setForm((before) => ({ ...before, ...part }));
  };
  const when = (run: () => Promise<void>) => () => {
    setStrict(true);
    if (problem === null) void run();
  };
  if (entry === undefined) {
    return (
      <p className="text-sm text-ink-2">
        No entry can be read in this secret, so there is no password to rotate. Repair the document under
        Entries and use.
      </p>
    );
  }
  const plans = rotation.plansOver(rotationLines(targets, entry));
  return (
    <div className="grid max-w-[96rem] grid-cols-[minmax(0,1fr)_29rem] items-start gap-5 max-[1240px]:grid-cols-1">
      <RotateForm
        secrets={all}
        entries={secret.entries}
        form={form}
        findings={findings}
        isStrict={isStrict}
        onChange={change}
      />
      <div className="grid min-w-0 gap-4">
        <PlanPanel
          stage={rotation.stage(plans)}
          plans={plans}
          words={rotationWords(touched(plans).length)}
          dryRunAt={rotation.dryRunAt}
          isBusy={rotation.isTrying}
          problem={isStrict && problem !== null ? problem : rotation.problem}
          remark={rotation.remark}
          texts={{
            kubectl: targets
              .flatMap((target) =>
                alikeEntries(target.entries, entry).map((key) =>
                  kubectlSetPassword(target, key, form.username),
                ),
              )
              .join('\n\n'),
          }}
          onDryRun={when(rotation.dryRun)}
          onApply={when(() => rotation.apply(plans))}
          onStop={rotation.stop}
          onRetry={() => void rotation.retry()}
        />
        {rotation.isOver && rotation.beganAt !== null && (
          <div className="flex flex-wrap gap-2">
            <Button kind="primary" onClick={() => onWatch(rotation.beganAt ?? '')}>
              <KeyRound aria-hidden="true" strokeWidth={1.75} />
              Watch what pulls
            </Button>
            {rotation.restarts.length > 0 && (
              <RestartButton targets={rotation.restarts}>
                Restart {counted(rotation.restarts.length, 'workload')}
              </RestartButton>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
