'use client';
import { useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useId, type FormEvent } from 'react';
import { FormStep } from '#components/common/form-step.tsx';
import { Note } from '#components/common/note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { namespacesQuery } from '#lib/client/queries/cluster.ts';
import { nodesQuery } from '#lib/client/queries/nodes.ts';
import { proofRightQuery } from '#lib/client/queries/proofs.ts';
import { accountsQuery } from '#lib/client/queries/service-accounts.ts';
import type { ProofDraft } from './proof-draft.ts';

type ProofFormProps = {
  draft: ProofDraft;
  onChange: (change: Partial<ProofDraft>) => void;
  /** What the server says is wrong with the image; null while nothing is. */
  imageProblem: string | null;
  isRunning: boolean;
  onProve: () => void;
};

/** Where, what, under which account and on which node. */
export function ProofForm({ draft, onChange, imageProblem, isRunning, onProve }: ProofFormProps) {
  const id = useId();
  const { namespaces, accounts, nodes } = useOptions(draft);
  const { data: right } = useQuery({
    ...proofRightQuery(draft.namespace),
    enabled: draft.namespace !== '',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (offBecause === null && !isRunning) onProve();
  };
  const offBecause = whyOff(draft, right?.sentence ?? null);
  return (
    <form onSubmit={submit} className="rounded-lg border border-line bg-surface p-4 pb-0">
      <FormStep title="Where" sub="the namespace decides the rights">
        <Field id={`${id}-namespace`} label="Namespace">
          {(control) => (
            <Combobox
              id={control.id}
              label="Namespace"
              options={namespaces}
              value={draft.namespace === '' ? null : draft.namespace}
              placeholder="Choose a namespace"
              nothingMatches="No namespace that you may see matches."
              onChoose={(namespace) => onChange({ namespace: namespace ?? '', serviceAccount: 'default' })}
            />
          )}
        </Field>
        {right?.allowed === false && <Note mark="forbid">{right.sentence}</Note>}
      </FormStep>
      <FormStep title="What" sub="as a Pod would write it">
        <Field
          id={`${id}-image`}
          label="Image"
          error={imageProblem}
          hint="It is pulled anew, whatever the node has already."
        >
          {(control) => (
            <Input
              {...control}
              face="mono"
              value={draft.image}
              placeholder="registry.example/team/app:1.4.2"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ image: event.target.value })}
            />
          )}
        </Field>
      </FormStep>
      <FormStep title="As whom" sub="whose pull secrets, whose node">
        <div className="grid grid-cols-2 gap-3 max-cards:grid-cols-1">
          <Field id={`${id}-account`} label="Service account">
            {(control) => (
              <Combobox
                key={draft.namespace}
                id={control.id}
                label="Service account"
                options={accounts}
                value={draft.serviceAccount}
                nothingMatches="No account that you may see matches."
                onChoose={(account) => onChange({ serviceAccount: account ?? 'default' })}
              />
            )}
          </Field>
          <Field id={`${id}-node`} label="Node">
            {(control) => (
              <Combobox
                id={control.id}
                label="Node"
                options={nodes}
                value={draft.node}
                nothingMatches="No node that you may see matches."
                onChoose={(node) => onChange({ node: node ?? '' })}
              />
            )}
          </Field>
        </div>
      </FormStep>
      <div className="-mx-4 flex flex-wrap items-center gap-3 border-t border-line px-4 py-3">
        <Button
          type="submit"
          kind="primary"
          busy={isRunning}
          offBecause={offBecause}
          className="max-cards:w-full"
        >
          <FlaskConical aria-hidden="true" strokeWidth={1.75} />
          Pull it once
        </Button>
        <span className="text-xs text-ink-3">
          {right?.allowed === false ? '' : (offBecause ?? 'One pod is made, and removed again.')}
        </span>
      </div>
    </form>
  );
}

function whyOff({ namespace, image }: ProofDraft, missingRight: string | null): string | null {
  if (namespace === '') return 'Choose a namespace first.';
  if (missingRight !== null) return missingRight;
  return image.trim() === '' ? 'Name the image to pull.' : null;
}

function useOptions({ namespace, serviceAccount, node }: ProofDraft) {
  const namespaces = useQuery(namespacesQuery()).data?.items ?? [];
  const accounts = useQuery({
    ...accountsQuery({ namespace, sort: 'name', pageSize: 500 }),
    enabled: namespace !== '',
  });
  const nodes = useQuery(nodesQuery()).data?.items ?? [];
  const found = accounts.data?.items.map(({ name }) => name) ?? [];
  const named = (name: string) => ({ value: name, label: name });
  return {
    namespaces: withGiven(
      namespaces.map(({ name }) => named(name)),
      namespace,
    ),
    // What one may not list may still be named: the cluster answers when the pod is made.
    accounts: withGiven([...new Set(['default', ...found])].map(named), serviceAccount),
    nodes: withGiven(
      [
        { value: '', label: 'Any node that suits' },
        ...nodes.map(({ name, platform }) => ({ ...named(name), detail: platform })),
      ],
      node,
    ),
  };
}

/** A value that the address brought is a choice too, also where it is not listed. */
function withGiven<Option extends { value: string; label: string }>(
  options: readonly (Option | { value: string; label: string })[],
  given: string,
) {
  if (given === '' || options.some(({ value }) => value === given)) return options;
  return [...options, { value: given, label: given }];
}
