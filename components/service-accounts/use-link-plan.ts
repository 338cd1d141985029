'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWrite } from '#lib/client/hooks/use-write.ts';
import type { AccountListName, PanelRequest } from './account-page-types.ts';
import { linkRequests } from './link-requests.ts';

/** What the panel chooses, the API server's dry run of it, and how carrying it out goes. */
export function useLinkPlan({ action, accounts }: PanelRequest, firstChoice: string | null) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [lists, setLists] = useState<readonly AccountListName[]>(['imagePullSecrets']);
  const plan = useWrite();
  const apply = useWrite();
  const secret = chosen ?? firstChoice;

  const { run, reset } = plan;
  useEffect(() => {
    if (secret === null || secret === '' || lists.length === 0) return reset();
    void run(linkRequests(accounts, { action, secret, lists: [...lists] }, { dryRun: true }));
  }, [run, reset, accounts, action, secret, lists]);

  const start = async () => {
    if (secret === null) return;
    await apply.run(linkRequests(accounts, { action, secret, lists: [...lists] }, { dryRun: false }));
    await client.invalidateQueries({ queryKey: ['service-accounts'] });
  };
  const { reset: startOver } = apply;
  const choose = (name: string) => {
    startOver();
    setChosen(name);
  };
  const chooseLists = (next: readonly AccountListName[]) => {
    startOver();
    setLists(next);
  };
  return {
    secret,
    choose,
    lists,
    chooseLists,
    plan: plan.state,
    apply: apply.state,
    start,
    stop: apply.stop,
  };
}

export type LinkPlanRun = ReturnType<typeof useLinkPlan>;
