import { ButtonLink } from '#components/ui/button-link.tsx';
import type { FailureGroupView } from '#lib/api/failures.ts';
import { visibleText } from '#lib/domain/text.ts';
import { pages } from '#lib/paths.ts';
import { remedyHref } from './remedy-href.ts';
import { remedyButton } from './remedy-words.ts';

type GroupRemedyView = NonNullable<FailureGroupView['remedy']>;

type GroupRemedyProps = {
  group: FailureGroupView;
  /** Only the first button of the page is primary. */
  place: 'first' | 'later';
  /** Where the group's first failure is explained. */
  href: string;
  /** The group by root. */
  rootsHref: string;
};

/** The one button of a group, and what happens after it. */
export function GroupRemedy({ group, place, href, rootsHref }: GroupRemedyProps) {
  const { remedy, roots } = group;
  const target =
    roots > 1
      ? { label: `Show ${roots} roots`, href: rootsHref }
      : remedy === null
        ? null
        : remedyTarget(remedy, group, href);
  return (
    <div className="grid content-start justify-items-end gap-1 text-right max-cards:order-5 max-cards:col-start-2 max-cards:justify-items-stretch max-cards:text-left">
      <ButtonLink
        size="small"
        kind={place === 'first' ? 'primary' : 'default'}
        href={target?.href ?? href}
        title={remedy === null ? undefined : visibleText(remedy.title)}
      >
        {target?.label ?? 'Explain'}
      </ButtonLink>
      {remedy !== null && (
        <span className="text-xs text-ink-3">
          {target === null ? visibleText(remedy.title) : remedy.afterwards}
        </span>
      )}
    </div>
  );
}

/** What needs a form opens it filled in; what one press does is done where the failure is explained. */
function remedyTarget({ action, code }: GroupRemedyView, { namespaces }: FailureGroupView, href: string) {
  const reach = namespaces.length === 1 ? '' : ` in ${namespaces.length} namespaces`;
  switch (action.kind) {
    case 'create-secret': {
      const names = namespaces.map(({ name }) => name);
      const { server, serviceAccount } = action;
      const values = { server, namespace: names, serviceAccount: serviceAccount ?? undefined };
      return { label: `Create a pull secret${reach}`, href: pages.newPullSecret(values) };
    }
    case 'edit-entry':
      return namespaces.length === 1
        ? { label: remedyButton[code], href: `${href}#remedies` }
        : {
            // Equal credentials are kept where nothing fails, too: how many, the page behind it knows.
            label: 'Rotate everywhere',
            href: pages.pullSecret(action.namespace, action.secret, { tab: 'rotate' }),
          };
    case 'add-entry':
      return { label: 'Add an entry', href: `${href}#remedies` };
    case 'rename-key':
      return { label: 'Rename the key', href: `${href}#remedies` };
    case 'link':
      return { label: `Link ${visibleText(action.secret)}`, href: `${href}#remedies` };
    case 'open-secret':
      return { label: remedyButton[code], href: remedyHref(action) ?? href };
    case 'restart':
      return { label: 'Restart the workload', href: `${href}#remedies` };
    case 'delete-pod':
      return { label: code === 'retry-now' ? 'Retry now' : 'Delete the pod', href: `${href}#remedies` };
    case 'none':
      return null;
  }
}
