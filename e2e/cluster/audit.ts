import { existsSync, readFileSync } from 'node:fs';
import { pathIn, writeIn, type Run } from '#e2e/cluster/run.ts';

/** The user name of the application's own ServiceAccount. */
const application = 'system:serviceaccount:pullport:pullport';

/** One request that the application made under its own name. */
export type AuditedRequest = { verb: string; requestURI: string; responseStatus?: { code: number } };

const policy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  // A watch is told when it begins, and once more when it ends.
  omitStages: ['RequestReceived'],
  rules: [{ level: 'Metadata', users: [application] }, { level: 'None' }],
};

/** Writes the policy and answers where it is and where the log will be. */
export function prepareAudit(run: Run): { policy: string; file: string } {
  return { policy: writeIn(run, JSON.stringify(policy), 'pki', 'audit-policy.json'), file: logOf(run) };
}

/** Everything the application asked so far, as itself. */
export function auditedRequests(run: Run): AuditedRequest[] {
  const file = logOf(run);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

/**
 * What the application asked under its own name and may not: requests that were refused, and whatever is about secrets
 * or events, which it may only read as the person who looks.
 */
export function oversteps(requests: readonly AuditedRequest[]): string[] {
  return requests
    .filter(
      ({ requestURI, responseStatus }) =>
        responseStatus?.code === 403 || /\/(secrets|events)(?![^/?])/.test(requestURI),
    )
    .map(({ verb, requestURI, responseStatus }) => `${verb} ${requestURI} ${responseStatus?.code}`);
}

function logOf(run: Run): string {
  return pathIn(run, 'logs', 'audit.jsonl');
}
