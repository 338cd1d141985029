import 'server-only';
import { createHash } from 'node:crypto';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import type { ClientCertificate } from '#lib/server/cluster/credentials.ts';

export type TransportOptions = {
  /** PEM of the authorities the server's certificate is checked against; null: those of the system. */
  authority: string | null;
  verify: 'always' | 'never';
  /** Overrides the name the server's certificate is checked for. */
  serverName: string | null;
  /** http(s) proxy in front of the cluster. */
  proxy: string | null;
};

const plain: TransportOptions = {
  authority: null,
  verify: 'always',
  serverName: null,
  proxy: null,
};
const certificatesKept = 8;

/**
 * The sockets to one cluster: one agent per client certificate, since TLS knows the user there.
 * HTTP/1.1 on purpose: with one connection per watch a slow one cannot hold up the others.
 */
export class Transport {
  readonly #options: TransportOptions;
  readonly #agents = new Map<string, Dispatcher>();

  constructor(options: TransportOptions = plain) {
    this.#options = options;
  }

  dispatcher(certificate: ClientCertificate | null): Dispatcher {
    const key = certificate === null ? '' : fingerprint(certificate);
    const known = this.#agents.get(key);
    if (known !== undefined) return known;
    this.#forgetOldest();
    const agent = this.#connect(certificate);
    this.#agents.set(key, agent);
    return agent;
  }

  async close(): Promise<void> {
    const agents = [...this.#agents.values()];
    this.#agents.clear();
    await Promise.all(agents.map((agent) => agent.destroy()));
  }

  #connect(certificate: ClientCertificate | null): Dispatcher {
    const { authority, verify, serverName, proxy } = this.#options;
    const tls = {
      ...(authority === null ? {} : { ca: authority }),
      ...(serverName === null ? {} : { servername: serverName }),
      ...(certificate === null ? {} : { cert: certificate.cert, key: certificate.key }),
      rejectUnauthorized: verify === 'always',
    };
    // 30 s, as client-go: shorter than the idle limit of the usual load balancers.
    const connect = { ...tls, keepAlive: true, keepAliveInitialDelay: 30_000, timeout: 10_000 };
    if (proxy !== null) return new ProxyAgent({ uri: proxy, requestTls: tls, allowH2: false });
    return new Agent({ connect, allowH2: false });
  }

  /** Exec plugins hand out ever new certificates; an agent closed here still finishes its streams. */
  #forgetOldest(): void {
    if (this.#agents.size < certificatesKept) return;
    const oldest = this.#agents.entries().next().value;
    if (oldest === undefined) return;
    this.#agents.delete(oldest[0]);
    void oldest[1].close();
  }
}

function fingerprint({ cert, key }: ClientCertificate): string {
  return createHash('sha256').update(cert).update('\0').update(key).digest('base64');
}
