'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import type { RestartTarget } from '#components/common/restart/restart-targets.ts';
import { remedyHref } from '#components/common/remedy-href.ts';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import type { RemedyAction } from '#lib/domain/pull/remedy.ts';
import { pages } from '#lib/paths.ts';
import { visibleText } from '#lib/domain/text.ts';
import { AskButton } from './ask-button.tsx';
import { AlsoIn, elsewhereOf } from './also-in.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { RemedyOutcome } from './remedy-outcome.tsx';
import { needsCredential, type TypedCredential, type WrittenAction } from './remedy-requests.ts';
import { useRemedy } from './use-remedy.ts';
import { useSameRoot } from './use-same-root.ts';

type Remedy = Explanation['remedies'][number];

type RemedyActionsProps = {
  remedy: Remedy;
  place: 'first' | 'later';
  explained: Explanation;
  /** Told when it is carried out here. */
  onPress: () => void;
};

/** The buttons of a remedy: what one press can do is done here, what needs a form opens it filled in. */
export function RemedyActions({ remedy, place, explained, onPress }: RemedyActionsProps) {
  const { action } = remedy;
  const kind = place === 'first' ? 'primary' : 'default';
  switch (action.kind) {
    case 'none':
      return isPassedOn(remedy) ? (
        <Row>
          <AskButton kind={kind} explained={explained} />
        </Row>
      ) : null;
    case 'create-secret':
    case 'open-secret':
      return (
        <Row>
          <ButtonLink kind={kind} href={remedyHref(action) ?? ''}>
            {action.kind === 'create-secret' ? 'Create, filled in' : 'Open the secret'}
          </ButtonLink>
        </Row>
      );
    case 'restart':
    case 'delete-pod':
      return (
        <Row>
          <RestartButton kind={kind} targets={[targetOf(action)]}>
            {action.kind === 'restart' ? 'Restart and watch' : 'Delete pod and watch'}
          </RestartButton>
        </Row>
      );
    case 'link':
    case 'rename-key':
    case 'add-entry':
    case 'edit-entry':
      return (
        <WriteInPlace
          action={action}
          kind={kind}
          remedy={remedy}
          place={place}
          explained={explained}
          onPress={onPress}
        />
      );
  }
}

/** Advice with nothing to press or type here: somebody else can do it. */
function isPassedOn({ code, kubectl }: Remedy): boolean {
  return code === 'ask-reader' || (kubectl.length === 0 && code !== 'wait');
}

function Row({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-2 max-cards:[&>*]:h-8.5 max-cards:[&>*]:flex-auto">{children}</div>
  );
}

function targetOf(action: Extract<RemedyAction, { kind: 'restart' | 'delete-pod' }>): RestartTarget {
  const { namespace } = action;
  return action.kind === 'restart'
    ? { namespace, ...action.workload, pods: 1 }
    : { namespace, kind: 'Pod', name: action.pod, uid: action.uid, pods: 1 };
}

type WriteInPlaceProps = RemedyActionsProps & { action: WrittenAction; kind: 'primary' | 'default' };

function WriteInPlace({ action, kind, explained, remedy, place, onPress }: WriteInPlaceProps) {
  const { state, readProblem, carryOut } = useRemedy();
  const group = useSameRoot(explained);
  const [isTyping, setTyping] = useState(false);
  const button = useReturnedFocus(isTyping);
  const isBusy = state.is === 'running';
  const write = (credential: TypedCredential | null) => {
    onPress();
    return carryOut(action, credential);
  };
  const press = () => {
    if (needsCredential(action)) return setTyping(true);
    void write(null);
  };
  const isDone = state.is === 'done' && state.lines.every(({ outcome }) => outcome !== 'failed');
  return (
    <>
      {isTyping ? (
        <CredentialFields
          label={action.kind === 'edit-entry' ? 'Save the password' : verbs[action.kind]}
          username={userOf(action, explained)}
          isBusy={isBusy}
          onSave={(credential) => void write(credential).then((written) => setTyping(!written))}
          onCancel={() => setTyping(false)}
        />
      ) : (
        <AlsoIn
          code={remedy.code}
          verb={verbs[action.kind]}
          samples={place === 'first' && !needsCredential(action) ? elsewhereOf(group, action.namespace) : []}
        >
          <Button
            ref={button}
            kind={kind}
            busy={isBusy}
            offBecause={isDone ? 'It is done.' : null}
            onClick={press}
          >
            {labelOf(action)}
          </Button>
          {action.kind === 'edit-entry' && (
            <ButtonLink
              kind="ghost"
              href={pages.pullSecret(action.namespace, action.secret, { tab: 'rotate' })}
            >
              Rotate everywhere
            </ButtonLink>
          )}
        </AlsoIn>
      )}
      <RemedyOutcome write={state} problem={readProblem} needs={remedy.needsNewPods} explained={explained} />
    </>
  );
}

/** Gives the keyboard back to the button that opened a form, once the form is closed. */
function useReturnedFocus(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}

const verbs: Record<WrittenAction['kind'], string> = {
  link: 'Link',
  'rename-key': 'Rename',
  'add-entry': 'Add entry',
  'edit-entry': 'Set the password',
};

/** What needs a credential opens a form first, so its button names no place yet. */
function labelOf(action: WrittenAction): string {
  const verb = verbs[action.kind];
  return needsCredential(action) ? verb : `${verb} in ${visibleText(action.namespace)}`;
}

/** The user of the entry as the path shows it: a password is set for somebody. */
function userOf(action: WrittenAction, { path }: Explanation): string {
  if (action.kind !== 'edit-entry') return '';
  const card = path.entry.cards.find(
    (each) => each.kind === 'entry' && each.secret === action.secret && each.key === action.key,
  );
  return card?.kind === 'entry' ? card.username : '';
}
