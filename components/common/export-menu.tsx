'use client';
import { Download } from 'lucide-react';
import { buttonStyle } from '#components/ui/button-style.ts';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { apiUrl } from '#lib/client/api.ts';

export type ExportFormat = 'csv' | 'json';

type ExportMenuProps = {
  /** What the file holds: "1,284 pods as filtered". */
  heading: string;
  /** The API path of the file. */
  pathOf: (format: ExportFormat) => string;
};

/** Everything that is filtered, not only this page, as a file. */
export function ExportMenu({ heading, pathOf }: ExportMenuProps) {
  const download = (format: ExportFormat) => window.location.assign(apiUrl(pathOf(format)));
  return (
    <MenuButton
      className={buttonStyle()}
      entries={[
        { is: 'heading', label: heading },
        { is: 'action', label: 'CSV', run: () => download('csv') },
        { is: 'action', label: 'JSON', run: () => download('json') },
      ]}
    >
      <Download aria-hidden="true" strokeWidth={1.75} />
      Export
    </MenuButton>
  );
}
