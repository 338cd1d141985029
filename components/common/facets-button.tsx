'use client';

import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { FacetSections, type FacetsProps } from './facets.tsx';

const Dialog = lazy(async () => ({ default: (await import('#components/ui/dialog.tsx')).Dialog }));

type FacetsButtonProps = FacetsProps & {
  /** `narrow`: where the facets have no room beside the list. */
  where?: 'narrow' | 'everywhere';
};

/** A button that says how many facets are on, and opens them. */
export function FacetsButton({ where = 'narrow', ...props }: FacetsButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const on = props.facets.filter((facet) => facet.choices.some((choice) => choice.isOn)).length;
  const open = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <Button
        className={where === 'narrow' ? 'h-8.5 facets:hidden' : 'max-cards:h-8.5'}
        aria-haspopup="dialog"
        onClick={open}
      >
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
