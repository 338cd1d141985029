'use client';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { FormStep } from '#components/common/form-step.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Input } from '#components/ui/input.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import type { NamespaceList } from '#lib/api/namespaces.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { parseLabelSelector } from '#lib/domain/label-selector.ts';

type Namespace = NamespaceList['items'][number];

type NamespaceStepProps = {
  namespaces: readonly Namespace[];
  chosen: readonly string[];
  problem: string | null;
  /** Hosts of the registries in the form, as image references name them. */
  registries: readonly string[];
  onChange: (chosen: string[]) => void;
};

type Way = 'pick' | 'label' | 'need';

/** As many as are looked through by eye; the filter finds the others. */
const shownAtOnce = 60;

/** Which namespaces get it: picked, by label, where images need it, or all one may see. */
export function NamespaceStep({ namespaces, chosen, problem, registries, onChange }: NamespaceStepProps) {
  const id = useId();
  const [way, setWay] = useState<Way>('pick');
  const [filter, setFilter] = useState('');
  const [selector, setSelector] = useState('');
  const needing = useNeeding(registries);
  const parsed = parseLabelSelector(selector);
  const names = namespaces.map(({ name }) => name);
  const isKnown = new Set(names);
  // One named by the address may be unseen by this person and still be theirs to write to.
  const unseen = chosen.filter((name) => !isKnown.has(name));
  const found = namespaces.filter(({ name }) => name.includes(filter.trim().toLowerCase()));
  const shown = found.slice(0, shownAtOnce);
  const choose = (next: Way) => {
    setWay(next);
    if (next === 'need') onChange([...needing]);
  };
  const select = (text: string) => {
    setSelector(text);
    const next = parseLabelSelector(text);
    if (text.trim() === '' || !next.ok) return;
    onChange(namespaces.filter(({ labels }) => next.matches(labels)).map(({ name }) => name));
  };
  const toggle = (name: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, name] : chosen.filter((other) => other !== name));
  return (
    <FormStep title="Namespaces" sub={`${chosen.length} of ${names.length + unseen.length}`}>
      <div className="rounded-lg border border-line-strong bg-surface">
        <div className="flex flex-wrap gap-2 border-b border-line p-2">
          <Segmented
            label="How to choose namespaces"
            options={[
              { value: 'pick', label: 'Pick' },
              { value: 'label', label: 'By label' },
              { value: 'need', label: `Where images need it (${needing.length})` },
            ]}
            value={way}
            onChoose={choose}
          />
          {way === 'label' ? (
            <Input
              id={`${id}-selector`}
              className="flex-[1_1_10rem]"
              face="mono"
              aria-label="Label selector"
              aria-invalid={parsed.ok ? undefined : true}
              aria-describedby={parsed.ok ? undefined : `${id}-problem`}
              placeholder="team=payments, stage!=dev"
              autoComplete="off"
              spellCheck={false}
              value={selector}
              onChange={({ target }) => select(target.value)}
            />
          ) : (
            <Input
              className="flex-[1_1_10rem]"
              aria-label="Filter namespaces"
              placeholder={`Filter ${names.length} namespaces`}
              autoComplete="off"
              spellCheck={false}
              before={<Search size={15} strokeWidth={1.75} aria-hidden="true" className="text-ink-3" />}
              value={filter}
              onChange={({ target }) => setFilter(target.value)}
            />
          )}
        </div>
        <div
          role="group"
          aria-label="Namespaces"
          className="grid max-h-80 grid-cols-3 gap-x-4 overflow-y-auto p-3 max-facets:grid-cols-2 max-cards:p-2"
        >
          {names.length + unseen.length === 0 && (
            <p className="col-span-full text-xs text-ink-2">
              You may see no namespace yet. Status shows what you may do, and whom to ask for more.
            </p>
          )}
          {unseen.map((name) => (
            <NamespaceChoice key={name} name={name} isOn word="not listed" onToggle={toggle} />
          ))}
          {shown.map(({ name, failing, phase }) => (
            <NamespaceChoice
              key={name}
              name={name}
              isOn={chosen.includes(name)}
              word={phase === 'Terminating' ? 'going away' : failing > 0 ? 'fails' : ''}
              onToggle={toggle}
            />
          ))}
        </div>
        <div className="flex min-h-10 flex-wrap items-center gap-2 border-t border-line px-3 py-1 text-xs">
          <span>{chosen.length} chosen</span>
          <span className="text-ink-3">
            {found.length > shown.length && `${found.length - shown.length} more: type to find them`}
          </span>
          <span className="flex-1" />
          <Button kind="ghost" size="small" onClick={() => onChange(mine(namespaces))}>
            All mine
          </Button>
          <Button kind="ghost" size="small" onClick={() => onChange([])}>
            Clear
          </Button>
        </div>
      </div>
      {(problem !== null || !parsed.ok) && (
        <p id={`${id}-problem`} className="flex gap-1.5 text-xs text-fail-text">
          <StatusMark mark="fail" className="mt-[3px] size-3" />
          {parsed.ok ? problem : parsed.problem}
        </p>
      )}
    </FormStep>
  );
}

type NamespaceChoiceProps = {
  name: string;
  isOn: boolean;
  word: string;
  onToggle: (name: string, isOn: boolean) => void;
};

function NamespaceChoice({ name, isOn, word, onToggle }: NamespaceChoiceProps) {
  return (
    <Choice
      className="min-w-0 [&>span]:flex [&>span]:flex-1 [&>span]:items-center [&>span]:gap-2"
      control={<Checkbox checked={isOn} onChange={({ target }) => onToggle(name, target.checked)} />}
    >
      <ClusterText className="truncate">{name}</ClusterText>
      {word !== '' && (
        <span className="ml-auto text-xs whitespace-nowrap text-ink-3 max-cards:hidden">{word}</span>
      )}
    </Choice>
  );
}

/** Namespaces with pods whose images come from these registries. */
function useNeeding(registries: readonly string[]): readonly string[] {
  const { data } = useQuery({
    ...podsQuery({ registry: registries, pageSize: 1 }),
    enabled: registries.length > 0,
  });
  if (registries.length === 0) return [];
  return (data?.facets.namespace ?? []).filter(({ count }) => count > 0).map(({ value }) => value);
}

function mine(namespaces: readonly Namespace[]): string[] {
  return namespaces.filter(({ phase }) => phase !== 'Terminating').map(({ name }) => name);
}
