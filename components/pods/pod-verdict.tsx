'use client';
import { useCallback } from 'react';
import { remedyHref } from '#components/common/remedy-href.ts';
import { remedyButton } from '#components/common/remedy-words.ts';
import { stateMarks } from '#components/common/pull-state.ts';
import { StatusMark } from '#components/common/status-mark.tsx';
import { Words } from '#components/common/words.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { StreamEvent } from '#lib/api/events.ts';
import type { Explanation } from '#lib/api/explanation.ts';
import type { ContainerRow, PodRow } from '#lib/api/pods.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { explanationQuery } from '#lib/client/queries/failures.ts';
import { visibleText } from '#lib/domain/text.ts';
import { pages } from '#lib/paths.ts';

const subject = ({ podUid }: Explanation) => podUid;
const shown = (explanation: Explanation) => [subject(explanation)];

/** Why a container of an opened row fails and what heals it; until that is explained, what its text says. */
export function PodVerdict({ row, container }: { row: PodRow; container: ContainerRow }) {
  const { uid, namespace, name } = row;
  const concerns = useCallback(
    (event: StreamEvent) => event.type === 'pods' && (event.isAll || event.uids.includes(uid)),
    [uid],
  );
  const { data } = useLiveQuery(explanationQuery(namespace, name, container.name), {
    shown,
    subject,
    concerns,
  });
  const failure = pages.failure(namespace, name, container.name);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <StatusMark mark={stateMarks[container.state]} />
      <p className="min-w-60 flex-1 text-balance">
        {data === undefined ? (
          container.causes.map(({ sentence }) => sentence).join(' ')
        ) : (
          <Words sentence={data.headline} namespace={namespace} />
        )}
      </p>
      <ButtonLink size="small" href={failure}>
        Explain
      </ButtonLink>
      {data !== undefined && <FirstRemedy remedy={data.remedies[0]} failure={failure} />}
    </div>
  );
}

type FirstRemedyProps = { remedy: Explanation['remedies'][number] | undefined; failure: string };

/** What needs a form opens it filled in; what one press does is done where the failure is explained. */
function FirstRemedy({ remedy, failure }: FirstRemedyProps) {
  if (remedy === undefined || remedy.action.kind === 'none') return null;
  const needsForm = remedy.action.kind === 'create-secret' || remedy.action.kind === 'open-secret';
  return (
    <ButtonLink
      size="small"
      kind="primary"
      href={(needsForm ? remedyHref(remedy.action) : null) ?? `${failure}#remedies`}
      title={visibleText(remedy.title)}
    >
      {remedyButton[remedy.code]}
    </ButtonLink>
  );
}
