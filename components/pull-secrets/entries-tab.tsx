'use client';
import type { ComponentProps } from 'react';
import { EffectsPanel } from './effects-panel.tsx';
import { EntriesPanel } from './entries-panel.tsx';
import { FieldHistory } from './field-history.tsx';
import { UseTree } from './use-tree.tsx';

/** What is in it and who uses it; beside that, what hangs on it and who wrote it. */
export function EntriesTab(props: ComponentProps<typeof EntriesPanel>) {
  const { detail } = props;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_21rem] items-start gap-4 max-rail:grid-cols-1">
      <div className="grid min-w-0 gap-4">
        <EntriesPanel {...props} />
        <UseTree secrets={[detail.secret, ...detail.equals]} />
      </div>
      <div className="grid gap-4">
        <EffectsPanel effects={detail.effects} />
        <FieldHistory history={detail.history} />
      </div>
    </div>
  );
}
