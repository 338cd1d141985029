'use client';
import { useId, useState, type ClipboardEvent, type DragEvent } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import type { Mark } from '#components/common/marks.ts';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Radio } from '#components/ui/radio.tsx';
import type { PullSecretCheck } from '#lib/api/pull-secret-writes.ts';
import { counted } from '#lib/domain/counted.ts';
import type { DraftFindings } from './draft-problems.ts';
import type { SecretDraft } from './secret-draft.ts';

type ConfigImportProps = {
  draft: SecretDraft;
  findings: DraftFindings;
  check: PullSecretCheck | null;
  onChange: (change: Partial<SecretDraft>) => void;
};

const types = [
  { type: 'kubernetes.io/dockerconfigjson', words: 'Store as dockerconfigjson' },
  { type: 'kubernetes.io/dockercfg', words: 'Keep as legacy dockercfg' },
] as const;

/** More than this is neither read nor sent: five times what a Secret holds, it would only fill memory. */
const longest = 5_242_880;

/** A config.json or .dockercfg, dropped, chosen or pasted. Its content is not shown; what was found in it is. */
export function ConfigImport({ draft, findings, check, onChange }: ConfigImportProps) {
  const id = useId();
  const [trouble, setTrouble] = useState<string | null>(null);
  const refuse = (what: string) => setTrouble(`${what} is larger than 5 MB: that is no config.json.`);
  const take = (text: string, fileName: string) => {
    if (text.length > longest) return refuse('What was pasted');
    setTrouble(null);
    const isOld = fileName.includes('dockercfg');
    onChange({ document: text, ...(isOld && { type: 'kubernetes.io/dockercfg' }) });
  };
  const readFile = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > longest) return refuse(file.name);
    take(await file.text(), file.name);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void readFile(event.dataTransfer.files[0]);
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    take(event.clipboardData.getData('text'), '');
  };
  return (
    <>
      {draft.document === '' ? (
        <div onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <label htmlFor={`${id}-paste`} className="sr-only">
            Paste the document here
          </label>
          <textarea
            id={`${id}-paste`}
            aria-describedby={`${id}-how`}
            value=""
            rows={3}
            autoComplete="off"
            spellCheck={false}
            placeholder="Paste config.json or .dockercfg here, or drop the file"
            onPaste={paste}
            onChange={({ target }) => {
              take(target.value, '');
              // The field goes, and would take the document with it into memory.
              target.value = '';
            }}
            className="block w-full resize-none rounded-md border-[1.5px] border-dashed border-line-control bg-surface p-4 text-center text-xs"
          />
          <p id={`${id}-how`} className="mt-2 flex flex-wrap items-center gap-2 text-xs text-ink-3">
            <label className="inline-flex min-h-6 items-center rounded-md border border-line-strong bg-surface px-2 font-medium text-ink hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
              Choose a file
              <input
                type="file"
                accept=".json,.dockercfg,application/json"
                className="sr-only"
                onChange={(event) => void readFile(event.target.files?.[0])}
              />
            </label>
            It is read here and sent to Pullport; it is not kept on the screen.
          </p>
        </div>
      ) : (
        <Found draft={draft} findings={findings} check={check} onDiscard={() => onChange({ document: '' })} />
      )}
      {trouble !== null && (
        <p role="alert" className="flex gap-1.5 text-xs text-fail-text">
          <StatusMark mark="fail" className="mt-[3px] size-3" />
          {trouble}
        </p>
      )}
      <div role="radiogroup" aria-label="How to store it" className="flex flex-wrap gap-x-5">
        {types.map(({ type, words }) => (
          <Choice
            key={type}
            control={
              <Radio name={`${id}-type`} checked={draft.type === type} onChange={() => onChange({ type })} />
            }
          >
            {words}
          </Choice>
        ))}
      </div>
    </>
  );
}

type FoundProps = Omit<ConfigImportProps, 'onChange'> & { onDiscard: () => void };

const marks: Record<'broken' | 'suspect' | 'note', Mark> = { broken: 'fail', suspect: 'warn', note: 'none' };

function Found({ draft, findings, check, onDiscard }: FoundProps) {
  const size = `${Math.max(0.1, draft.document.length / 1024).toFixed(1)} KB`;
  return (
    <Panel
      title="Document"
      sub={`${size}, content not kept on the screen`}
      more={
        <Button kind="ghost" size="small" onClick={onDiscard}>
          Discard
        </Button>
      }
      inset="flush"
    >
      <ul aria-label="Found in the document" className="px-3 py-1">
        {(check?.entries ?? []).map(({ key, username, form, matches }) => {
          const isUsable = form === 'auth' || form === 'fields';
          const user = username === '' ? 'no user' : `user ${username}`;
          const serves =
            draft.namespaces.length === 0
              ? ''
              : ` Matches ${counted(matches, 'image')} in the chosen namespaces.`;
          return (
            <FoundLine key={key} mark={isUsable ? 'ok' : 'fail'} name={key}>
              {`${user}, ${formWords[form]}.${serves}`}
            </FoundLine>
          );
        })}
        {findings.document.map(({ code, severity, entryKey, sentence }) => (
          <FoundLine key={`${code} ${entryKey}`} mark={marks[severity]} name={entryKey ?? 'The document'}>
            {sentence}
          </FoundLine>
        ))}
      </ul>
    </Panel>
  );
}

const formWords = {
  auth: 'from auth',
  fields: 'password present',
  empty: 'nothing in it',
  'identity-token-only': 'only an identity token, which the kubelet does not read',
};

function FoundLine({ mark, name, children }: { mark: Mark; name: string; children: string }) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,15rem)_minmax(0,1fr)] items-baseline gap-2 border-b border-line py-[5px] text-xs last:border-b-0 max-cards:grid-cols-[16px_minmax(0,1fr)]">
      <StatusMark mark={mark} className="relative top-0.5" />
      <code className="truncate font-semibold" title={name}>
        <ClusterText>{name}</ClusterText>
      </code>
      <span className="min-w-0 wrap-anywhere text-ink-2 max-cards:col-start-2">{children}</span>
    </li>
  );
}
