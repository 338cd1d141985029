'use client';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import type { RowActions } from './account-page-types.ts';
import { nextStep } from './next-step.ts';

/** The one thing to do about an account, at the end of its row. */
export function NextStepButton({ row, actions }: { row: AccountRow; actions: RowActions }) {
  const step = nextStep(row);
  if (step === null) return null;
  switch (step.is) {
    case 'link':
      return (
        <Button size="small" onClick={() => actions.openPanel({ action: 'link', accounts: [row] })}>
          {step.label}
        </Button>
      );
    case 'unlink':
      return (
        <Button size="small" onClick={() => actions.unlink(row, step.secrets, 'imagePullSecrets')}>
          {step.label}
        </Button>
      );
    case 'restart':
      return (
        <RestartButton size="small" targets={step.targets}>
          {step.label}
        </RestartButton>
      );
    case 'go':
      return (
        <ButtonLink size="small" href={step.href}>
          {step.label}
        </ButtonLink>
      );
  }
}
