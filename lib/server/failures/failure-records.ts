import 'server-only';
import { type FailureRecord, failureRecord } from '#lib/domain/pull/failure-record.ts';
import { readPull } from '#lib/domain/pull/reading.ts';
import { remediesFor } from '#lib/domain/pull/remedies.ts';
import { walkPath } from '#lib/domain/pull/walk.ts';
import { rememberBySession } from '../pulls/session-memo.ts';
import { situationOf } from '../pulls/situation.ts';

/** A failing container as grouping needs it, as this session can tell; null where nothing fails. */
export const failureRecordsFor = rememberBySession((knowledge, summary, container): FailureRecord | null => {
  const situation = situationOf(knowledge, summary, container);
  return situation === null ? null : failureRecord(situation);
});

/** What helps a failing container most; null where nothing does. */
export const firstRemediesFor = rememberBySession((knowledge, summary, container) => {
  const situation = situationOf(knowledge, summary, container);
  // What helps may hang on secrets that are still being read.
  if (situation === null || situation.namespaceSecrets.is === 'pending') return null;
  return remediesFor(walkPath(readPull(situation)))[0] ?? null;
});
