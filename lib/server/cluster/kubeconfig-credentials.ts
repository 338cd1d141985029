import 'server-only';
import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { ClusterCredentials, type Authorization } from '#lib/server/cluster/credentials.ts';

/** Milliseconds in which an exec plugin is started anew once at most: it may open a browser. */
const renewedAgainAfter = 10_000;

/**
 * Credentials of a kubeconfig's current user: token, client certificate, basic, exec plugin or OIDC, each as
 * client-node does it. Renewing starts from a fresh configuration, so that an exec plugin runs again whatever it
 * said of its expiry. Requests that come together share one run.
 */
export function kubeconfigCredentials(
  fresh: () => KubeConfig,
  now: () => number = Date.now,
): ClusterCredentials {
  let config = fresh();
  let running: Promise<Authorization> | null = null;
  let renewedAt = Number.NEGATIVE_INFINITY;

  async function authorize(): Promise<Authorization> {
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    return authorizationOf(options);
  }

  return new ClusterCredentials({
    authorize() {
      running ??= authorize().finally(() => {
        running = null;
      });
      return running;
    },
    renew() {
      if (now() - renewedAt < renewedAgainAfter) return;
      renewedAt = now();
      config = fresh();
      running = null;
    },
  });
}

function authorizationOf(options: RequestOptions): Authorization {
  const headers: Record<string, string> = {};
  // A token read from a file ends with a newline, which no header may hold.
  for (const [key, value] of Object.entries(options.headers ?? {}))
    headers[key.toLowerCase()] = String(value).trim();
  if (options.auth) headers['authorization'] = `Basic ${Buffer.from(options.auth).toString('base64')}`;
  const cert = text(options.cert);
  const key = text(options.key);
  return { headers, certificate: cert !== null && key !== null ? { cert, key } : null };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : Buffer.isBuffer(value) ? value.toString('utf8') : null;
}
