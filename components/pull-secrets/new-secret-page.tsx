'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { useAlive } from '#components/ui/use-alive.ts';
import { usePullSecretCheck } from '#lib/client/hooks/use-pull-secret-check.ts';
import { namespacesQuery } from '#lib/client/queries/cluster.ts';
import { kubectlDistribute, kubectlDistributeLine, secretManifest } from '#lib/domain/kubectl-distribute.ts';
import { api, pages, type SearchValues } from '#lib/paths.ts';
import { AccountStep } from './account-step.tsx';
import { AfterCreation } from './after-creation.tsx';
import { ConflictChoices } from './conflict-choices.tsx';
import { findProblems } from './draft-problems.ts';
import { NamespaceStep } from './namespace-step.tsx';
import { checkable, describe, hostsOf, watchHref, wordsFor } from './new-secret.ts';
import { PlanPanel } from './plan-panel.tsx';
import { touched } from './plan-rows.ts';
import { RegistriesStep } from './registries-step.tsx';
import { draftFrom, toCreateBody, withoutValues, type SecretDraft } from './secret-draft.ts';
import { SecretStep } from './secret-step.tsx';
import { usePlannedWrite } from './use-planned-write.ts';

/** One credential into many namespaces: four steps, the plan beside them, nothing written before it is asked for. */
export function NewSecretPage({ values }: { values: SearchValues }) {
  const [draft, setDraft] = useState(() => draftFrom(values));
  const [isStrict, setStrict] = useState(false);
  const isAlive = useAlive();
  const { data: namespaces } = useQuery(namespacesQuery());
  const findings = useMemo(() => findProblems(draft), [draft]);
  const creation = usePlannedWrite({
    requestFor: (which) => ({
      method: 'POST',
      path: api.pullSecrets(),
      body: toCreateBody(draft, which),
    }),
    onWritten: () => {
      // The emptied password is no mistake of anybody's.
      setStrict(false);
      setDraft(withoutValues);
    },
  });
  const { check, problem } = usePullSecretCheck(creation.isOver ? null : checkable(draft));
  const change = (part: Partial<SecretDraft>) => {
    creation.forget();
    setDraft((before) => ({ ...before, ...part }));
  };
  const distributed = describe(draft, check);
  const plans = creation.plansOver(findings.hasErrors ? [] : (check?.results ?? []));
  const when = (run: () => Promise<void>) => () => {
    setStrict(true);
    if (!findings.hasErrors) void run();
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Pull secrets', href: pages.pullSecrets() }, { label: 'New' }]}
        title="New pull secret"
        sub="One credential, many namespaces. Nothing is written until you press Create; the API server itself tries the plan first."
      />
      <div className="grid max-w-[96rem] grid-cols-[minmax(0,1fr)_29rem] items-start gap-5 max-[1240px]:grid-cols-1">
        <form
          inert={!isAlive}
          autoComplete="off"
          onSubmit={(event) => event.preventDefault()}
          className="min-w-0"
        >
          <RegistriesStep
            draft={draft}
            findings={findings}
            check={check}
            isStrict={isStrict}
            onChange={change}
          />
          <SecretStep
            draft={draft}
            findings={findings}
            isStrict={isStrict}
            registries={distributed.entries.length}
            onChange={change}
          />
          <NamespaceStep
            namespaces={namespaces?.items ?? []}
            chosen={draft.namespaces}
            problem={isStrict ? findings.namespaces : null}
            registries={hostsOf(distributed)}
            onChange={(chosen) => change({ namespaces: chosen })}
          />
          <AccountStep draft={draft} findings={findings} isStrict={isStrict} onChange={change} />
        </form>
        <div className="grid min-w-0 gap-4">
          <PlanPanel
            stage={creation.stage(plans)}
            plans={plans}
            words={wordsFor(plans, draft)}
            dryRunAt={creation.dryRunAt}
            isBusy={creation.isTrying}
            problem={
              isStrict && findings.hasErrors
                ? 'Something in the form is not right yet; it is said at its field. Nothing was written.'
                : (creation.problem ?? problem)
            }
            remark={creation.remark}
            texts={{ YAML: secretManifest(distributed), kubectl: kubectlDistribute(distributed) }}
            choiceOf={({ namespace, canChoose }) =>
              (canChoose || draft.onConflict[namespace] !== undefined) && (
                <ConflictChoices
                  namespace={namespace}
                  chosen={draft.onConflict[namespace] ?? 'leave'}
                  onChoose={(choice) => change({ onConflict: { ...draft.onConflict, [namespace]: choice } })}
                />
              )
            }
            onDryRun={when(creation.dryRun)}
            onApply={when(() => creation.apply(plans))}
            onStop={creation.stop}
            onRetry={() => void creation.retry()}
          />
          {creation.isOver && (
            <AfterCreation
              name={draft.name}
              namespaces={draft.namespaces}
              restarts={creation.restarts}
              watchHref={watchHref(creation)}
            />
          )}
        </div>
      </div>
      {plans.length > 0 && !creation.isOver && (
        <p className="sticky bottom-(--cmd-h) z-20 -mx-3 mt-4 hidden items-center gap-2 border-t border-line-strong bg-raised px-3 py-2 text-xs max-cards:flex">
          <span className="flex-1">
            <b className="font-semibold">{touched(plans).length}</b> of {plans.length} namespaces get it
          </span>
          <a href="#plan">Review plan</a>
        </p>
      )}
      <KubectlBar command={kubectlDistributeLine(distributed)} />
    </>
  );
}
