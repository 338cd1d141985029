'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { toggled } from '#components/common/data-table-types.ts';
import { useKeys } from '#components/common/use-keys.ts';
import { pullSecretsQuery } from '#lib/client/queries/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import type { AccountListName, PanelRequest } from './account-page-types.ts';
import { LinkPlan } from './link-plan.tsx';
import { choicesToLink, choicesToUnlink, type SecretChoice } from './secret-choices.ts';
import { SecretPicker } from './secret-picker.tsx';
import { useLinkPlan } from './use-link-plan.ts';

type LinkPanelProps = { request: PanelRequest; onClose: () => void };

const noChoices: readonly SecretChoice[] = [];

/** Links or unlinks one secret on the chosen accounts, in place: choice left, a plan line per account right. */
export function LinkPanel({ request, onClose }: LinkPanelProps) {
  const { action, accounts } = request;
  const { choices, isPending } = useChoices(request);
  const run = useLinkPlan(request, choices[0]?.name ?? null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useKeys({ Escape: onClose });
  const verb = action === 'link' ? 'Link a secret to' : 'Unlink a secret from';
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={`${verb} ${counted(accounts.length, 'account')}`}
      className="grid scroll-mt-16 grid-cols-[21rem_minmax(0,1fr)] border-b border-line-strong outline-none max-rail:grid-cols-1"
    >
      <div className="grid content-start gap-3 border-r border-line p-3 max-rail:border-r-0 max-rail:border-b">
        <SecretPicker
          choices={choices}
          isPending={isPending}
          unit={action === 'link' ? 'in' : 'on'}
          value={run.secret}
          onChoose={run.choose}
        />
        <fieldset className="grid gap-0.5">
          <legend className="mb-1 text-xs font-medium">List</legend>
          <ListChoice run={run} list="imagePullSecrets" label="For pull" />
          <ListChoice run={run} list="secrets" label="For mount" hint="not needed to pull" />
        </fieldset>
      </div>
      <LinkPlan request={request} run={run} onClose={onClose} />
    </section>
  );
}

type ListChoiceProps = {
  run: ReturnType<typeof useLinkPlan>;
  list: AccountListName;
  label: string;
  hint?: string;
};

function ListChoice({ run: { lists, chooseLists }, list, label, hint }: ListChoiceProps) {
  const toggle = () => {
    const next = toggled(new Set<string>(lists), list);
    chooseLists((['imagePullSecrets', 'secrets'] as const).filter((name) => next.has(name)));
  };
  return (
    <Choice control={<Checkbox checked={lists.includes(list)} onChange={toggle} />}>
      {label} {hint !== undefined && <span className="text-xs text-ink-3">{hint}</span>}
    </Choice>
  );
}

function useChoices({ action, accounts }: PanelRequest) {
  const namespace = useMemo(
    () => [...new Set(accounts.map((account) => account.namespace))].toSorted(),
    [accounts],
  );
  const { data, isPending } = useQuery({
    ...pullSecretsQuery({ groupBy: 'secret', namespace, pageSize: 500 }),
    enabled: action === 'link',
  });
  const choices = useMemo(() => {
    if (action === 'unlink') return choicesToUnlink(accounts);
    return data === undefined ? noChoices : choicesToLink(accounts, data);
  }, [action, accounts, data]);
  return { choices, isPending: action === 'link' && (isPending || data?.pending === true) };
}
