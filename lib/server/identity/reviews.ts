import 'server-only';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import type { ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import { isObject, objectAt } from '#lib/server/cluster/json.ts';
import { clusterRequest } from '#lib/server/cluster/request.ts';
import { resources, type ResourceName } from '#lib/server/cluster/resources.ts';

/** One question to the cluster's authorizer. `namespace: null` asks for all namespaces. */
export type AccessQuestion = {
  verb: 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete';
  resource: ResourceName;
  namespace: string | null;
  name?: string;
};

/**
 * Asks the API server whether these credentials may do this (SelfSubjectAccessReview).
 * Admission, quota and validation may still refuse later.
 * @throws AppError when the review itself cannot be had
 */
export async function reviewAccess(
  connection: ClusterConnection,
  credentials: ClusterCredentials,
  question: AccessQuestion,
): Promise<boolean> {
  const { group } = resources[question.resource];
  const answer = await clusterRequest(connection, credentials, {
    method: 'POST',
    path: { resource: 'selfsubjectaccessreviews' },
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: {
        resourceAttributes: {
          verb: question.verb,
          group,
          resource: question.resource,
          ...(question.namespace === null ? {} : { namespace: question.namespace }),
          ...(question.name === undefined ? {} : { name: question.name }),
        },
      },
    },
  });
  const json = isObject(answer.json) ? answer.json : {};
  return objectAt(json, 'status')['allowed'] === true;
}
