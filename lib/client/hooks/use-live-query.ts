'use client';
import {
  useQuery,
  useQueryClient,
  type Query,
  type QueryKey,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { StreamEvent } from '#lib/api/events.ts';
import { ApiProblem } from '../api.ts';
import type { LiveStream } from '../live.ts';
import { useLiveStream } from './live-provider.tsx';

/** Milliseconds between two fetches that no shown row asked for. */
const patience = 1000;
/** Milliseconds between two fetches at most, also when shown rows keep changing. */
const haste = 150;

type LiveOptions<Answer> = {
  /** uids of the pods this answer shows: a change of one of them is fetched at once. */
  shown: (answer: Answer) => readonly string[];
  /** uid of the pod the whole answer is about: once it is gone nothing more is asked, for the answer would be a 404. */
  subject?: (answer: Answer) => string;
  /** Whether events of this type concern the query at all. */
  concerns?: (event: StreamEvent) => boolean;
};

/** A query that is fetched again when the cluster changes: soon for what is shown, once a second at most for the rest. */
export function useLiveQuery<Answer, Key extends QueryKey>(
  options: UseQueryOptions<Answer, Error, Answer, Key>,
  { shown, subject, concerns = always }: LiveOptions<Answer>,
) {
  const client = useQueryClient();
  const stream = useLiveStream();
  const query = useQuery({
    ...options,
    ...(subject === undefined
      ? {}
      : { enabled: ({ state }: Query<Answer, Error, Answer, Key>) => !isOver(state, subject, stream) }),
  });
  const rows = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    rows.current = new Set(query.data === undefined ? [] : shown(query.data));
  }, [query.data, shown]);
  const key = JSON.stringify(options.queryKey);

  useEffect(() => {
    if (stream === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let due = Infinity;
    let lastFetch = 0;
    const fetchAgain = () => {
      timer = null;
      due = Infinity;
      lastFetch = performance.now();
      const filter = { queryKey: JSON.parse(key) as QueryKey, exact: true };
      // One fetch at a time: what a running one may have missed is asked for once it has ended.
      if (client.isFetching(filter) > 0) fetchWithin(haste);
      else void client.invalidateQueries(filter);
    };
    const fetchWithin = (wait: number) => {
      const at = Math.max(performance.now(), lastFetch + wait);
      if (at >= due) return;
      if (timer !== null) clearTimeout(timer);
      due = at;
      timer = setTimeout(fetchAgain, at - performance.now());
    };
    const stop = stream.onEvent((event) => {
      if (!concerns(event) || isKnown(event, client.getQueryData(JSON.parse(key) as QueryKey))) return;
      fetchWithin(isUrgent(event, rows.current) ? haste : patience);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [stream, client, key, concerns]);

  return query;
}

type Known<Answer> = { data: Answer | undefined; error: Error | null };

/** Whether an answer's subject is no more, by what the stream told or by the last answer itself. */
function isOver<Answer>(
  { data, error }: Known<Answer>,
  subject: (answer: Answer) => string,
  stream: LiveStream | null,
): boolean {
  if (error instanceof ApiProblem && error.problem.status === 404) return true;
  return data !== undefined && (stream?.isGone(subject(data)) ?? false);
}

/** A stream that opens says which version of the pods it starts from; who has that one need not ask. */
function isKnown(event: StreamEvent, answer: unknown): boolean {
  if (event.type !== 'hello' || typeof answer !== 'object' || answer === null) return false;
  return 'version' in answer && answer.version === event.version;
}

function always(): boolean {
  return true;
}

function isUrgent(event: StreamEvent, rows: ReadonlySet<string>): boolean {
  if (event.type !== 'pods') return true;
  return event.isAll || event.uids.some((uid) => rows.has(uid));
}
