'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '#components/ui/toast.ts';
import { saveFile } from '#components/ui/save-file.ts';
import type { Coverage } from '#lib/api/coverage.ts';
import { coverageQuery } from '#lib/client/queries/coverage.ts';
import type { SearchValues } from '#lib/paths.ts';
import { coverageCsv } from './coverage-csv.ts';

const pageSize = 500;

/** Saves the whole grid, not only the page that is shown, as a CSV file. */
export function useCoverageExport(values: SearchValues) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const namespaces: Coverage['namespaces'] = [];
      for (let page = 1; ; page += 1) {
        const part = await client.fetchQuery(coverageQuery({ ...values, page, pageSize }));
        namespaces.push(...part.namespaces);
        if (page * pageSize >= part.total) break;
      }
      saveFile('coverage.csv', 'text/csv;charset=utf-8', coverageCsv({ namespaces }));
    } catch {
      showToast({ tone: 'fail', title: 'The grid could not be read for the file', detail: 'Try it again.' });
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, save };
}
