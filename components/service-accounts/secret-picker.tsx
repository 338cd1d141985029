'use client';
import { useId } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { cn } from '#components/ui/cn.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { SecretChoice } from './secret-choices.ts';

type SecretPickerProps = {
  choices: readonly SecretChoice[];
  isPending: boolean;
  /** "in 2 of 3" namespaces, "on 2 of 3" accounts. */
  unit: 'in' | 'on';
  value: string | null;
  onChoose: (name: string) => void;
};

/** One secret by its name. A name that cannot be read here may be written, as with kubectl. */
export function SecretPicker({ choices, isPending, unit, value, onChoose }: SecretPickerProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <div id={id} className="text-xs font-medium">
        Secret
      </div>
      {choices.length > 0 && (
        <div
          role="group"
          aria-labelledby={id}
          className="max-h-60 overflow-y-auto rounded-md border border-line-strong"
        >
          {choices.map((choice) => (
            <ChoiceButton
              key={choice.name}
              choice={choice}
              unit={unit}
              isOn={choice.name === value}
              onChoose={() => onChoose(choice.name)}
            />
          ))}
        </div>
      )}
      {choices.length === 0 && (
        <p className="text-xs text-ink-3">
          {isPending
            ? 'Secrets are being read.'
            : unit === 'in'
              ? 'No pull secret that you may read is in these namespaces. Write the name of one that is there.'
              : 'These accounts name no secret.'}
        </p>
      )}
      {!isPending && choices.length === 0 && unit === 'in' && (
        <Field id={`${id}-name`} label="Name of the secret">
          {(control) => (
            <Input
              {...control}
              face="mono"
              autoComplete="off"
              spellCheck={false}
              onBlur={(event) => onChoose(event.target.value.trim())}
              onKeyDown={(event) => event.key === 'Enter' && onChoose(event.currentTarget.value.trim())}
            />
          )}
        </Field>
      )}
    </div>
  );
}

type ChoiceButtonProps = { choice: SecretChoice; unit: 'in' | 'on'; isOn: boolean; onChoose: () => void };

function ChoiceButton({ choice, unit, isOn, onChoose }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onChoose}
      className={cn(
        'grid w-full grid-cols-[15px_minmax(0,1fr)_auto] items-center gap-x-2 border-b border-line px-2 py-1 text-left text-xs last:border-b-0 max-cards:min-h-8.5',
        isOn ? 'bg-accent-tint shadow-[inset_2px_0_0_var(--accent)]' : 'bg-surface hover:bg-hover',
      )}
    >
      <StatusMark mark={choice.isBroken ? 'fail' : 'ok'} />
      <span className="min-w-0 truncate">
        <ClusterText className="font-semibold">{choice.name}</ClusterText>{' '}
        <ClusterText className="font-mono text-ink-3">{choice.detail}</ClusterText>
      </span>
      <span className="whitespace-nowrap text-ink-3">
        {unit} {choice.count} of {choice.outOf}
      </span>
    </button>
  );
}
