import 'server-only';
import type { FailureGroupView, FailureList, FailureQuery } from '#lib/api/failures.ts';
import { kubectlGetPods, leftOutOf } from '#lib/domain/kubectl-pods.ts';
import type { FailureRecord } from '#lib/domain/pull/failure-record.ts';
import { type FailureGroup, groupFailures } from '#lib/domain/pull/roots.ts';
import { severityOf } from '#lib/domain/pull/severity.ts';
import type { Context } from '../context.ts';
import { freshnessOf } from '../freshness-view.ts';
import { sees } from '../identity/access.ts';
import { blockedWorkloads } from '../overview/blocked-workloads.ts';
import { visiblePods } from '../pods/visible-pods.ts';
import { nextAttemptSeen } from '../pulls/next-attempt.ts';
import { plain } from '../pulls/plain.ts';
import { readSecretsOfFailing } from '../pulls/read-secrets-of-failing.ts';
import { toTimestamp } from '../timestamp.ts';
import { scopedCommand } from '../scoped-command.ts';
import { firstRemediesFor } from './failure-records.ts';
import { runningNodes } from './running-nodes.ts';
import { type FoundFailure, selectFailures } from './select-failures.ts';

/** Containers that a group names, of many groups and of the one that was asked for. */
const samplesTold = 20;
const samplesOfOne = 500;

/**
 * What fails to pull, grouped by what one remedy would heal, widest reach first. Answers from memory at once; what
 * depends on secrets that are still being read is `pending` and follows.
 */
export async function listFailures(context: Context, query: FailureQuery): Promise<FailureList> {
  const { pullport } = context;
  const { visible, isVisible } = await visiblePods(context);
  const { found, pending } = await selectFailures(context, isVisible, query);
  const remedyOf = await firstRemediesFor(context);
  const places = new Map(found.map((failure) => [failure.record, failure]));
  const groups = groupFailures(places.keys(), query.groupBy, {
    samples: query.root === undefined ? samplesTold : samplesOfOne,
    remedyOf(sample) {
      const place = places.get(sample);
      return place === undefined ? null : remedyOf(place.summary, place.container);
    },
    runsOnNodes: (image) => runningNodes(context, visible, image),
  });
  void readSecretsOfFailing(context, isVisible);
  const now = pullport.now();
  const nextOf: NextOf = (record) => {
    const place = places.get(record);
    if (place === undefined) return null;
    return nextAttemptSeen(pullport, place.summary.pod, place.container, now)?.at ?? null;
  };
  const from = (query.page - 1) * query.pageSize;
  const asked = new Set(query.namespace);
  const isWanted = (namespace: string) =>
    sees(visible, namespace) && (asked.size === 0 || asked.has(namespace));
  return {
    items: groups.slice(from, from + query.pageSize).map((group) => groupView(group, nextOf)),
    total: groups.length,
    ...countsOf(found),
    // They have no image that failed, so no filter but the namespace can speak of them.
    blockedWorkloads: isNarrowed(query) ? [] : await blockedWorkloads(context, isWanted),
    page: query.page,
    pageSize: query.pageSize,
    version: String(pullport.podIndex.version(isVisible)),
    pending,
    freshness: freshnessOf(pullport),
    kubectl: scopedCommand(
      kubectlGetPods({
        namespace: query.namespace,
        node: query.node,
        registry: query.registry,
        pull: ['failing'],
      }),
      visible,
      query.namespace,
    ),
    kubectlWithout: leftOutOf(query),
  };
}

function isNarrowed({ q, cause, break: at, registry, node, root }: FailureQuery): boolean {
  return [q, cause, at, registry, node, root].some((filter) => filter !== undefined && filter.length > 0);
}

function countsOf(found: readonly FoundFailure[]) {
  return {
    containers: found.length,
    mayPass: found.filter(({ record }) => severityOf([record.cause]) === 'wait').length,
    pods: new Set(found.map(({ record }) => record.podUid)).size,
    namespaces: new Set(found.map(({ record }) => record.namespace)).size,
  };
}

type NextOf = (record: FailureRecord) => number | null;

function groupView({ since, samples, ...group }: FailureGroup, nextOf: NextOf): FailureGroupView {
  return {
    ...plain(group),
    since: timeOf(since),
    samples: samples.map((record) => {
      const { namespace, pod, container, image, owner, node, cause, break: at } = record;
      const place = { namespace, pod, container, image, owner, node, cause, break: at };
      return { ...place, since: timeOf(record.since), nextAttempt: timeOf(nextOf(record)) };
    }),
  };
}

function timeOf(time: number | null): string | null {
  return time === null ? null : toTimestamp(time);
}
