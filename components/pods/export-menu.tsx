'use client';
import { Download } from 'lucide-react';
import { buttonStyle } from '#components/ui/button-style.ts';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { apiUrl } from '#lib/client/api.ts';
import { api, type SearchValues } from '#lib/paths.ts';

/** Everything that is filtered, not only this page, as a file. */
export function ExportMenu({ values, total }: { values: SearchValues; total: number }) {
  const download = (format: 'csv' | 'json') =>
    window.location.assign(
      apiUrl(api.podExport({ ...values, page: undefined, pageSize: undefined, format })),
    );
  return (
    <MenuButton
      className={buttonStyle()}
      entries={[
        { is: 'heading', label: `${total.toLocaleString('en')} pods as filtered` },
        { is: 'action', label: 'CSV', run: () => download('csv') },
        { is: 'action', label: 'JSON', run: () => download('json') },
      ]}
    >
      <Download aria-hidden="true" strokeWidth={1.75} />
      Export
    </MenuButton>
  );
}
