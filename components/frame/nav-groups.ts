import type { NavGroup } from '#components/common/nav-list.tsx';
import { pages } from '#lib/paths.ts';

/** The pages there are, with what is counted beside them, once it is known. The scope goes along. */
export function navGroups(
  counts: { failing: number; pods: number } | null,
  scope: readonly string[],
): NavGroup[] {
  const namespace = scope;
  return [
    {
      title: null,
      items: [
        { label: 'Overview', href: pages.overview({ namespace }), icon: 'overview', keys: 'g o' },
        {
          label: 'Failures',
          href: pages.failures({ namespace }),
          icon: 'failures',
          keys: 'g f',
          ...(counts !== null && { count: counts.failing, counts: 'failures' as const }),
        },
        {
          label: 'Pods',
          href: pages.pods({ namespace }),
          icon: 'pods',
          keys: 'g p',
          ...(counts !== null && { count: counts.pods }),
        },
      ],
    },
    {
      title: 'Credentials',
      items: [
        { label: 'Pull secrets', href: pages.pullSecrets({ namespace }), icon: 'secrets', keys: 'g s' },
        {
          label: 'Service accounts',
          href: pages.serviceAccounts({ namespace }),
          icon: 'accounts',
          keys: 'g a',
        },
        { label: 'Coverage', href: pages.coverage({ namespace }), icon: 'coverage', keys: 'g c' },
        { label: 'Prove a pull', href: pages.prove(), icon: 'proof' },
      ],
    },
    { title: 'Pullport', items: [{ label: 'Status', href: pages.status(), icon: 'status' }] },
  ];
}
