'use client';

import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { FacetSections, type FacetsProps } from './facets.tsx';

const Dialog = lazy(async () => ({ default: (await import('#components/ui/dialog.tsx')).Dialog }));

/** The facets of a narrow screen: a button that says how many are on, and opens them. */
export function FacetsButton(props: FacetsProps) {
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const on = props.facets.filter((facet) => facet.choices.some((choice) => choice.isOn)).length;
  const open = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <Button className="h-8.5 facets:hidden" aria-haspopup="dialog" onClick={open}>
        <SlidersHorizontal aria-hidden="true" strokeWidth={1.75} />
        Filters {on > 0 && <Tag tone="accent">{on}</Tag>}
      </Button>
      {isWanted && (
        <Suspense>
          <Dialog title="Filters" isOpen={isOpen} onClose={() => setOpen(false)}>
            <FacetSections {...props} />
          </Dialog>
        </Suspense>
      )}
    </>
  );
}
