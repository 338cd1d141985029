import type { Cluster } from '#e2e/cluster/cluster.ts';
import { pushVersion } from '#e2e/cluster/images.ts';
import { mendFront } from '#e2e/cluster/registry-front.ts';
import type { Registries } from '#e2e/cluster/registries.ts';
import { writeIn } from '#e2e/cluster/run.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { barePod } from '#e2e/cluster/workloads/objects.ts';
import { startTcpProxy } from '#e2e/faults/tcp-proxy.ts';

/** Who acts outside of the product: the people of the registry, of the nodes, of the workload. */
export type Outside = {
  cluster: Cluster;
  registries: Registries;
  /** Runs a line that the page prints; words in capitals stand for what a person would write there. */
  kubectl(line: string): Promise<void>;
};

/** `printed`: the first command of the first remedy. */
export type OutsideAct = (outside: Outside, printed: string) => Promise<void>;

const push =
  (repository: string, tag: string): OutsideAct =>
  ({ registries }) =>
    pushVersion(registries.pushTo, repository, tag);

/** The registry of this name stops misbehaving. */
const mend =
  (name: string): OutsideAct =>
  async ({ cluster }) =>
    mendFront(cluster.run, name);

/** As it is printed, with this image or tag in the place of the word in capitals. */
const asPrinted =
  (word: 'IMAGE' | 'TAG', value: (registries: Registries) => string): OutsideAct =>
  ({ kubectl, registries }, printed) =>
    kubectl(printed.replace(word, value(registries)));

const inOrder =
  (...acts: readonly OutsideAct[]): OutsideAct =>
  async (outside, printed) => {
    for (const act of acts) await act(outside, printed);
  };

/** The runtime of the node is told how to reach a host; it reads that at each pull. */
const configureNode =
  (host: (registries: Registries) => string, lines: (registries: Registries) => string): OutsideAct =>
  async ({ cluster, registries }) =>
    void writeIn(
      cluster.run,
      lines(registries),
      'containerd',
      'hosts',
      host(registries).replace(/^https?:/, ''),
      'hosts.toml',
    );

const anImage = ({ hosts }: Registries): string => `${hosts.open}/logistics/tracker:1`;

/** Something listens where nothing did. */
const openPort: OutsideAct = async ({ registries: { hosts, pushTo } }) => {
  await startTcpProxy(Number(new URL(pushTo).port), Number(hosts.refusing.split(':')[1]));
};

/** Another pod has it pulled under its name. */
const bringToNode: OutsideAct = async ({ cluster, registries: { hosts } }) => {
  const place = { namespace: 'platform', name: 'loader', shows: 'loader' };
  const image = `${hosts.open}/platform/debug-shell:1`;
  await apply(cluster.access('admin'), [barePod(place, { image })]);
};

/** What has to happen outside of the product before a scene can heal, by the scene's name. */
export const outsideActs: Readonly<Record<string, OutsideAct>> = {
  'no-such-tag': asPrinted('TAG', () => '1'),
  'no-such-digest': asPrinted('TAG', () => '1'),
  'no-such-repository': push('catalog/price-feeds', '1'),
  'init-no-such-tag': push('identity/migrations', '12'),
  'image-volume': push('search/ranking-model', '2025-06'),
  'wrong-platform': push('ml-training/trainer', '1'),
  'invalid-name': asPrinted('IMAGE', anImage),
  'no-such-host': asPrinted('IMAGE', anImage),
  'no-such-host-hub': asPrinted('IMAGE', anImage),
  'not-signed': ({ kubectl, registries }) =>
    kubectl(`kubectl set image pod/contractor-tool app=${anImage(registries)} -n platform`),
  'never-policy': inOrder(push('platform/debug-shell', '1'), bringToNode),
  'connection-refused': inOrder(push('notifications/mailer', '4'), openPort),
  'connection-closed': inOrder(push('platform/probe', '1'), mend('edge')),
  'registry-unavailable': inOrder(push('platform/check', '1'), mend('mirror')),
  'rate-limited': inOrder(push('analytics/dashboard', '2'), mend('hub')),
  'old-manifest': inOrder(push('legacy-erp/reports', '1'), mend('museum')),
  'digest-mismatch': mend('archive'),
  forbidden: mend('restricted'),
  'untrusted-certificate': configureNode(
    ({ hosts }) => hosts.untrustedTls,
    ({ hosts }) => `server = "https://${hosts.untrustedTls}"\nskip_verify = true\n[host]\n`,
  ),
  'http-for-https': inOrder(
    push('legacy-erp/sync', '1'),
    configureNode(
      ({ hosts }) => hosts.plainAskedByTls,
      ({ hosts }) => `server = "http://${hosts.plainAskedByTls}"\n[host]\n`,
    ),
  ),
  'tls-timeout': inOrder(
    push('legacy-erp/export', '1'),
    configureNode(
      ({ hosts }) => hosts.silent,
      ({ hosts, pushTo }) => `server = "https://${hosts.silent}"\n[host."${pushTo}"]\n`,
    ),
  ),
};
