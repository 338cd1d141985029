'use client';
import { Download } from 'lucide-react';
import { buttonStyle } from '#components/ui/button-style.ts';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { apiUrl } from '#lib/client/api.ts';
import { counted } from '#lib/domain/counted.ts';
import { api, type SearchValues } from '#lib/paths.ts';

type ExportFailuresProps = { values: SearchValues; containers: number };

/** Every failing container that is filtered, as a file. */
export function ExportFailures({ values, containers }: ExportFailuresProps) {
  const filters = { ...values, groupBy: undefined, page: undefined, pageSize: undefined };
  const download = (format: 'csv' | 'json') =>
    window.location.assign(apiUrl(api.failureExport({ ...filters, format })));
  return (
    <MenuButton
      className={buttonStyle()}
      entries={[
        { is: 'heading', label: `${counted(containers, 'container')} as filtered` },
        { is: 'action', label: 'CSV', run: () => download('csv') },
        { is: 'action', label: 'JSON', run: () => download('json') },
      ]}
    >
      <Download aria-hidden="true" strokeWidth={1.75} />
      Export
    </MenuButton>
  );
}
