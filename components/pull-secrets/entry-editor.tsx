'use client';
import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Status } from '#components/common/status.tsx';
import { Field } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { registryPresets, presetOfKey, type RegistryPreset } from '#lib/domain/pull-secret/presets.ts';
import { counted } from '#lib/domain/counted.ts';
import type { EntryFindings } from './draft-problems.ts';
import { FieldNotes } from './field-notes.tsx';
import { PasswordField } from './password-field.tsx';
import { isPattern, PresetChoice } from './preset-choice.tsx';
import type { EntryDraft } from './secret-draft.ts';

type EntryEditorProps = {
  entry: EntryDraft;
  findings: EntryFindings;
  /** Errors of fields that were never visited are said too: somebody wants to go on. */
  isStrict: boolean;
  /** Images of the chosen namespaces it would serve; null while that is not known. */
  matches: number | null;
  onChange: (entry: EntryDraft) => void;
  onRemove: (() => void) | null;
};

type FieldName = 'server' | 'username' | 'password';

/** One registry: kind, key, user, password, each with what is wrong at it. Folds to a line. */
export function EntryEditor({ entry, findings, isStrict, matches, onChange, onRemove }: EntryEditorProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
  const preset = registryPresets.find(({ code }) => code === entry.preset);
  const isJudged = (field: FieldName) => isStrict || (left.has(field) && entry[field] !== '');
  const leave = (field: FieldName) => setLeft(new Set([...left, field]));
  const hasError = Object.values(findings).some(({ error }) => error !== null);
  const choose = (chosen: RegistryPreset) =>
    onChange({
      ...entry,
      preset: chosen.code,
      server: isPattern(chosen.key) ? '' : chosen.key,
      username: chosen.username,
    });
  const title = entry.server === '' ? 'New registry' : entry.server;
  const Fold = isOpen ? ChevronDown : ChevronRight;
  return (
    <section aria-label={`Registry ${title}`} className="border-b border-line">
      <header className="flex min-h-10 items-center gap-2 px-3">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-8 min-w-0 flex-1 items-center gap-2 text-left"
        >
          <Fold size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
          <code className="truncate font-semibold">
            <ClusterText>{title}</ClusterText>
          </code>
          <span className="truncate text-ink-2">{isOpen ? preset?.name : entry.username}</span>
        </button>
        {!isOpen && hasError && <Status mark="fail">not complete</Status>}
        {onRemove !== null && (
          <IconButton
            label={`Remove ${title}`}
            size="small"
            icon={<Trash2 aria-hidden="true" strokeWidth={1.75} />}
            onClick={onRemove}
          />
        )}
      </header>
      {isOpen && (
        <div className="grid gap-3 px-3 pb-3">
          <PresetChoice chosen={entry.preset} onChoose={choose} />
          <Field
            id={`${id}-server`}
            label="Registry key"
            error={isJudged('server') ? findings.server.error : null}
            hint={
              <FieldNotes odd={findings.server.odd}>
                <span>
                  Host, port and path exactly as your images write them.
                  {matches !== null && entry.server !== '' && ` ${matchWords(matches)}`}
                </span>
              </FieldNotes>
            }
          >
            {(control) => (
              <Input
                {...control}
                face="mono"
                value={entry.server}
                placeholder={preset === undefined ? '' : preset.key}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                onBlur={() => leave('server')}
                onChange={({ target }) =>
                  onChange({
                    ...entry,
                    server: target.value,
                    preset: presetOfKey(target.value)?.code ?? entry.preset,
                  })
                }
              />
            )}
          </Field>
          <div className="grid grid-cols-2 gap-3 max-cards:grid-cols-1">
            <Field
              id={`${id}-username`}
              label="User"
              error={isJudged('username') ? findings.username.error : null}
              hint={
                <FieldNotes odd={entry.username === '' ? [] : findings.username.odd}>
                  {preset?.usernameHint}
                </FieldNotes>
              }
            >
              {(control) => (
                <Input
                  {...control}
                  face="mono"
                  value={entry.username}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  onBlur={() => leave('username')}
                  onChange={({ target }) => onChange({ ...entry, username: target.value })}
                />
              )}
            </Field>
            <PasswordField
              id={`${id}-password`}
              label="Password or token"
              hint={<PasswordHint preset={preset} />}
              value={entry.password}
              findings={findings.password}
              isJudged={isJudged('password') || (left.has('password') && entry.password !== '')}
              onChange={(password) => onChange({ ...entry, password })}
              onLeave={() => leave('password')}
            />
          </div>
        </div>
      )}
    </section>
  );
}

function matchWords(matches: number): string {
  if (matches === 0) return 'No image in the chosen namespaces starts with this key.';
  return `${counted(matches, 'image')} in the chosen namespaces ${matches === 1 ? 'starts' : 'start'} with this key.`;
}

function PasswordHint({ preset }: { preset: RegistryPreset | undefined }) {
  return (
    <span>
      {preset !== undefined && preset.code !== 'other' && (
        <>
          {preset.passwordHint}. {preset.lifetimeHint}.{' '}
          {preset.docs !== '' && (
            <>
              <a href={preset.docs} target="_blank" rel="noreferrer" className="underline">
                How to get one
              </a>
              .{' '}
            </>
          )}
        </>
      )}
      Sent once, stored only in the Secret, never shown again.
    </span>
  );
}
