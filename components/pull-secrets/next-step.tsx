import { ButtonLink } from '#components/ui/button-link.tsx';
import type { CredentialRow, Health } from '#lib/api/pull-secrets.ts';
import { pages } from '#lib/paths.ts';
import { createMissing } from './secret-links.ts';

type Step = { label: string; href: string };

/** The one thing to do next with a credential, as its health asks for it. */
export function NextStep({ row }: { row: CredentialRow }) {
  const step = nextStep(row);
  return step === null ? null : (
    <ButtonLink
      prefetch={false}
      size="small"
      kind={isQuiet(row.health.code) ? 'ghost' : 'default'}
      href={step.href}
    >
      {step.label}
    </ButtonLink>
  );
}

function isQuiet(code: Health['code']): boolean {
  return code === 'unused' || code === 'duplicate';
}

function nextStep({ health, secrets }: CredentialRow): Step | null {
  const [first] = secrets;
  if (first === undefined) return null;
  const { namespace, name } = first;
  const at = (values: Record<string, string>) => pages.pullSecret(namespace, name, values);
  switch (health.code) {
    case 'undecodable':
    case 'wrong-type':
      return { label: 'Repair', href: at({ tab: 'entries' }) };
    case 'missing':
      return { label: 'Create', href: createMissing({ secrets }) };
    case 'matches-nothing':
      return { label: 'Edit', href: at({ tab: 'entries' }) };
    case 'not-linked':
      return { label: 'Link', href: pages.serviceAccounts({ namespace, secret: name }) };
    case 'unused':
    case 'duplicate':
      return { label: 'Delete', href: at({ do: 'delete' }) };
    case 'expired':
    case 'expiring':
      return { label: `Renew in ${secrets.length}`, href: at({ tab: 'rotate' }) };
    case 'rejected':
    case 'in-use':
      return { label: `Rotate in ${secrets.length}`, href: at({ tab: 'rotate' }) };
    case 'managed':
    case 'forbidden':
      return null;
  }
}
