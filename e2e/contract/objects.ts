/** What the suite writes, as Pullport would. Nothing here is ever pulled or run. */

/** A pull secret with this document. */
export function pullSecret(name: string, document: string): object {
  const data = { '.dockerconfigjson': Buffer.from(document).toString('base64') };
  return { metadata: { name }, type: 'kubernetes.io/dockerconfigjson', data };
}

/** A pod that no scheduler looks at, so that it stays as it was made. */
export function restingPod(name: string, spec: object = {}, container: object = {}): object {
  const app = { name: 'app', image: 'public.corp.test/app:1', ...container };
  return {
    metadata: { name, labels: { app: name } },
    spec: { schedulerName: 'nobody', containers: [app], ...spec },
  };
}

/** A Deployment without pods. */
export function restingDeployment(name: string, image = 'public.corp.test/app:1') {
  const labels = { app: name };
  return {
    metadata: { name },
    spec: {
      replicas: 0,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'app', image }] } },
    },
  };
}

export const jsonPatch = { type: 'application/json-patch+json' };
export const mergePatch = { type: 'application/merge-patch+json' };
export const strategicPatch = { type: 'application/strategic-merge-patch+json' };
