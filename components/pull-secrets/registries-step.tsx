'use client';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { FormStep } from '#components/common/form-step.tsx';
import { Button } from '#components/ui/button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import type { PullSecretCheck } from '#lib/api/pull-secret-writes.ts';
import type { DraftFindings } from './draft-problems.ts';
import { EntryEditor } from './entry-editor.tsx';
import { emptyEntry, type EntryDraft, type SecretDraft } from './secret-draft.ts';

const ConfigImport = lazy(async () => ({ default: (await import('./config-import.tsx')).ConfigImport }));

type RegistriesStepProps = {
  draft: SecretDraft;
  findings: DraftFindings;
  check: PullSecretCheck | null;
  isStrict: boolean;
  onChange: (change: Partial<SecretDraft>) => void;
};

const sources = [
  { value: 'fields', label: 'Fill in' },
  { value: 'document', label: 'Paste or upload config.json' },
] as const;

/** What to sign in to: typed registry by registry, or brought as a file. */
export function RegistriesStep({ draft, findings, check, isStrict, onChange }: RegistriesStepProps) {
  const { entries } = draft;
  const replace = (changed: EntryDraft) =>
    onChange({ entries: entries.map((entry) => (entry.id === changed.id ? changed : entry)) });
  return (
    <FormStep title="Registries" sub="what to sign in to">
      <div>
        <Segmented
          label="How to give the credentials"
          options={sources}
          value={draft.source}
          onChoose={(source) => onChange({ source })}
        />
      </div>
      {draft.source === 'fields' ? (
        <div className="overflow-hidden rounded-lg border border-line-strong bg-surface">
          {entries.map((entry, at) => {
            const own = findings.entries[at];
            return own === undefined ? null : (
              <EntryEditor
                key={entry.id}
                entry={entry}
                findings={own}
                isStrict={isStrict}
                matches={draft.namespaces.length === 0 ? null : (check?.entries[at]?.matches ?? null)}
                onChange={replace}
                onRemove={
                  entries.length === 1
                    ? null
                    : () => onChange({ entries: entries.filter(({ id }) => id !== entry.id) })
                }
              />
            );
          })}
          <div className="flex flex-wrap items-center gap-x-3 p-[5px] text-xs text-ink-3">
            <Button
              kind="ghost"
              size="small"
              onClick={() => onChange({ entries: [...entries, emptyEntry()] })}
            >
              <Plus aria-hidden="true" strokeWidth={1.75} />
              Add registry
            </Button>
            Several credentials for one registry: tell their keys apart by path.
          </div>
        </div>
      ) : (
        <Suspense>
          <ConfigImport draft={draft} findings={findings} check={check} onChange={onChange} />
        </Suspense>
      )}
    </FormStep>
  );
}
