import 'server-only';
import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { ClusterCredentials, type Authorization } from '#lib/server/cluster/credentials.ts';

/**
 * Credentials of a kubeconfig's current user: token, client certificate, basic, exec plugin or OIDC, each as
 * client-node does it. Renewing starts from a fresh configuration, so that an exec plugin runs again whatever it
 * said of its expiry.
 */
export function kubeconfigCredentials(fresh: () => KubeConfig): ClusterCredentials {
  let config = fresh();
  return new ClusterCredentials({
    async authorize() {
      const options: RequestOptions = {};
      await config.applyToHTTPSOptions(options);
      return authorizationOf(options);
    },
    renew() {
      config = fresh();
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
