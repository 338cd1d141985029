import { ClusterText } from '#components/common/cluster-text.tsx';
import { cn } from '#components/ui/cn.ts';
import type { SecretRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';

type Step = { title: string; detail: string; isLater: boolean };

/** How a secret that can never change is replaced: what is done now, and what has to wait. */
export function ReplaceSteps({ secret, newName }: { secret: SecretRow; newName: string }) {
  return (
    <ol className="grid gap-1.5 text-xs" aria-label={`How ${secret.name} is replaced`}>
      {steps(secret, newName).map(({ title, detail, isLater }, at) => (
        <li key={title} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2">
          <span
            aria-hidden="true"
            className={cn(
              'grid size-5 place-items-center rounded-full border text-2xs font-semibold',
              isLater ? 'border-dashed border-line-control text-ink-3' : 'border-accent text-accent',
            )}
          >
            {at + 1}
          </span>
          <span>
            <ClusterText className="font-medium">{title}</ClusterText>
            <span className="block text-ink-3">
              <ClusterText>{detail}</ClusterText>
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function steps({ name, use }: SecretRow, newName: string): Step[] {
  const accounts = use.accounts.length === 0 ? 'no account' : use.accounts.join(', ');
  const pods = counted(use.pods, 'pod');
  return [
    {
      title: `Create ${newName}`,
      detail: `All entries of ${name} with this change. Labels go along.`,
      isLater: false,
    },
    {
      title: `Link ${newName} to ${accounts}`,
      detail: 'The new name is there before the old one goes.',
      isLater: false,
    },
    { title: `Unlink ${name}`, detail: 'Other names on the lists are kept.', isLater: false },
    {
      title: `Restart what names ${name}`,
      detail: `${pods} ${use.pods === 1 ? 'names' : 'name'} it for as long as they live; offered afterwards.`,
      isLater: true,
    },
    { title: `Delete ${name}`, detail: 'When no pod names it any more; asks first.', isLater: true },
  ];
}
