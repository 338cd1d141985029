'use client';
import { useId } from 'react';
import { FormStep } from '#components/common/form-step.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Radio } from '#components/ui/radio.tsx';
import { counted } from '#lib/domain/counted.ts';
import type { DraftFindings } from './draft-problems.ts';
import type { SecretDraft } from './secret-draft.ts';

type SecretStepProps = {
  draft: SecretDraft;
  findings: DraftFindings;
  isStrict: boolean;
  /** Registries that were typed or found. */
  registries: number;
  onChange: (change: Partial<SecretDraft>) => void;
};

/** Name and shape of the secret; what is rarely wanted is folded away. */
export function SecretStep({ draft, findings, isStrict, registries, onChange }: SecretStepProps) {
  const id = useId();
  const name = draft.name.trim() === '' ? 'name' : draft.name.trim();
  return (
    <FormStep title="Secret" sub="name and shape">
      <div className="grid grid-cols-2 gap-3 max-cards:grid-cols-1">
        <Field
          id={`${id}-name`}
          label="Name"
          hint="The same in every namespace"
          error={isStrict || draft.name !== '' ? findings.name : null}
        >
          {(control) => (
            <Input
              {...control}
              face="mono"
              value={draft.name}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={({ target }) => onChange({ name: target.value })}
            />
          )}
        </Field>
        {registries > 1 && (
          <div role="radiogroup" aria-labelledby={`${id}-split`} className="grid content-start gap-1">
            <span id={`${id}-split`} className="text-xs font-medium">
              {counted(registries, 'registry', 'registries')}
            </span>
            <Choice
              control={
                <Radio
                  name={`${id}-split`}
                  checked={draft.split === 'one-secret'}
                  onChange={() => onChange({ split: 'one-secret' })}
                />
              }
            >
              In one secret
            </Choice>
            <Choice
              control={
                <Radio
                  name={`${id}-split`}
                  checked={draft.split === 'one-each'}
                  onChange={() => onChange({ split: 'one-each' })}
                />
              }
            >
              One secret each: {name}-1, -2{registries > 2 && ' …'}
            </Choice>
          </div>
        )}
      </div>
      <Disclosure summary="Labels and immutable" defaultOpen={draft.labels !== '' || draft.immutable}>
        <div className="grid gap-3">
          <Field
            id={`${id}-labels`}
            label="Labels"
            hint="key=value, separated by commas. app.kubernetes.io/managed-by=pullport is added."
            error={findings.labels}
          >
            {(control) => (
              <Input
                {...control}
                face="mono"
                value={draft.labels}
                placeholder="team=payments"
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => onChange({ labels: target.value })}
              />
            )}
          </Field>
          <Choice
            control={
              <Checkbox
                checked={draft.immutable}
                onChange={({ target }) => onChange({ immutable: target.checked })}
              />
            }
          >
            Immutable{' '}
            <span className="text-ink-3">
              its data can never change again; a new password needs a secret under a new name
            </span>
          </Choice>
        </div>
      </Disclosure>
    </FormStep>
  );
}
