'use client';
import { useId } from 'react';
import { CodeBlock } from '#components/common/code-block.tsx';
import { toggled } from '#components/common/data-table-types.ts';
import { FormStep } from '#components/common/form-step.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { counted } from '#lib/domain/counted.ts';
import { yamlName } from '#lib/domain/yaml-name.ts';
import type { DraftFindings } from './draft-problems.ts';
import { typedNames, type AccountChoice, type SecretDraft } from './secret-draft.ts';

type AccountStepProps = {
  draft: SecretDraft;
  findings: DraftFindings;
  isStrict: boolean;
  onChange: (change: Partial<SecretDraft>) => void;
};

/** Who gets it: pods take the pull secrets of their ServiceAccount when they are made. */
export function AccountStep({ draft, findings, isStrict, onChange }: AccountStepProps) {
  const id = useId();
  const where = `in ${counted(draft.namespaces.length, 'namespace')}`;
  const choices: readonly [AccountChoice, string, string][] = [
    ['default', 'default', where],
    ['using', 'Accounts whose pods use these registries', 'found in each namespace when it is written'],
    ['all', 'All ServiceAccounts', where],
    ['these', 'These', 'by name, the same in every namespace'],
  ];
  const isAll = draft.accounts.has('all');
  const isNone = draft.accounts.size === 0;
  return (
    <FormStep title="ServiceAccounts" sub="who gets it">
      <div role="group" aria-label="ServiceAccounts" className="grid gap-1">
        {choices.map(([choice, words, detail]) => (
          <Choice
            key={choice}
            control={
              <Checkbox
                checked={draft.accounts.has(choice)}
                disabled={isAll && choice !== 'all'}
                onChange={() => onChange({ accounts: toggled(draft.accounts, choice) })}
              />
            }
          >
            {words} <span className="ml-1 text-xs text-ink-3">{detail}</span>
          </Choice>
        ))}
      </div>
      {draft.accounts.has('these') && !isAll && (
        <Field
          id={`${id}-names`}
          label="Names"
          hint="Separated by commas. Where one is missing the plan says so."
          error={isStrict || typedNames(draft.accountNames).length > 0 ? findings.accounts : null}
        >
          {(control) => (
            <Input
              {...control}
              face="mono"
              value={draft.accountNames}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={({ target }) => onChange({ accountNames: target.value })}
            />
          )}
        </Field>
      )}
      {isNone ? (
        <>
          <p className="text-xs text-ink-3">No account gets it: then each Pod has to name it.</p>
          <CodeBlock
            copyLabel="Copy how a Pod refers to it"
            code={`spec:\n  imagePullSecrets:\n    - name: ${draft.name.trim() === '' ? 'NAME' : yamlName(draft.name.trim())}`}
          />
        </>
      ) : (
        <p className="text-xs text-ink-3">
          Names that an account already links are kept. Pods that exist do not change; workloads that run into
          the old state are offered for restart afterwards.
        </p>
      )}
    </FormStep>
  );
}
