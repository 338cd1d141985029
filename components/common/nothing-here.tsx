import { ButtonLink } from '#components/ui/button-link.tsx';
import { pages } from '#lib/paths.ts';
import { StatePanel } from './state-panel.tsx';
import { StatusMark } from './status-mark.tsx';

/** What stands at an address that leads nowhere, with the ways on. */
export function NothingHere() {
  return (
    <StatePanel
      tone="neutral"
      picture={<StatusMark mark="unknown" tone="neutral" />}
      title="There is nothing at this address"
      actions={
        <>
          <ButtonLink href={pages.overview()}>Overview</ButtonLink>
          <ButtonLink kind="ghost" href={pages.pods()}>
            All pods
          </ButtonLink>
        </>
      }
    >
      Pods come and go: what this address named may be gone by now. Check the address, or search by name.
    </StatePanel>
  );
}
