import { type Cluster } from './api-server/cluster.ts';
import { chooseNode } from './controllers/scheduler.ts';
import { type DemoNode } from './kubelet/node.ts';
import { type Birth, bear, makeWorkload } from './scenario/births.ts';
import { secretObject } from './scenario/manifests.ts';
import { type AccountPlan, type NamespacePlan, type TeamPlan } from './scenario/model.ts';
import { nodeObject } from './scenario/nodes.ts';
import { createInPast } from './scenario/past.ts';
import { grantRights } from './scenario/rbac.ts';
import { dataTeam } from './scenario/teams/data.ts';
import { paymentsTeam } from './scenario/teams/payments.ts';
import { platformTeam } from './scenario/teams/platform.ts';
import { searchTeam } from './scenario/teams/search.ts';
import { shop } from './scenario/teams/shop.ts';

/** The company's teams with all they run, as of `startedAt`. */
export function companyTeams(startedAt: number): TeamPlan[] {
  return [shop(), paymentsTeam(), searchTeam(), dataTeam(startedAt), platformTeam(startedAt)];
}

/**
 * Fills an empty cluster with a company that has been at work for years: everything bears the age it should have,
 * and pods come in the order in which they were made, so that running kubelets live through their past. `startedAt`
 * (epoch milliseconds) is the registries': tokens name a second, and one that is made a moment later is another.
 */
export function populate(cluster: Cluster, nodes: readonly DemoNode[], startedAt: number): void {
  const { store } = cluster;
  for (const node of nodes) store.create('nodes', nodeObject(node, startedAt));
  grantRights(store);
  const births: Birth[] = [];
  for (const { team, namespaces } of companyTeams(startedAt)) {
    for (const plan of namespaces) {
      makeNamespace(cluster, team, plan, startedAt);
      const setting = { cluster, namespace: plan.name, team, startedAt };
      births.push(...plan.workloads.flatMap((workload) => makeWorkload(setting, workload)));
    }
  }
  for (const birth of births.toSorted((a, b) => a.at - b.at))
    bear({ cluster }, birth, (pod) => chooseNode(store, pod));
  linkLater(cluster, startedAt);
}

function makeNamespace(cluster: Cluster, team: string, plan: NamespacePlan, startedAt: number): void {
  const { name, accounts, secrets, quota } = plan;
  const at = startedAt - plan.age;
  const labels = { 'kubernetes.io/metadata.name': name, team };
  createInPast(cluster, 'namespaces', { metadata: { name, labels }, status: { phase: 'Active' } }, at);
  for (const account of accounts) {
    const linked = account.linkedLater === true ? [] : account.pullSecrets;
    createInPast(cluster, 'serviceaccounts', accountObject(name, account, linked), at);
  }
  for (const secret of secrets)
    createInPast(cluster, 'secrets', secretObject(plan, secret), startedAt - secret.age);
  if (quota !== undefined)
    createInPast(
      cluster,
      'resourcequotas',
      { metadata: { name: 'team-quota', namespace: name }, spec: { hard: quota } },
      at,
    );
}

function accountObject(namespace: string, { name, labels }: AccountPlan, pullSecrets: readonly string[]) {
  const links = pullSecrets.map((secret) => ({ name: secret }));
  const metadata = { name, namespace, ...(labels === undefined ? {} : { labels }) };
  return { metadata, ...(links.length > 0 ? { imagePullSecrets: links } : {}) };
}

// Pods that were there already never hear of it.
function linkLater({ store }: Cluster, startedAt: number): void {
  for (const { namespaces } of companyTeams(startedAt))
    for (const { name, accounts } of namespaces)
      for (const account of accounts.filter(({ linkedLater }) => linkedLater === true))
        store.mutate('serviceaccounts', name, account.name, (draft) => ({
          ...draft,
          imagePullSecrets: account.pullSecrets.map((secret) => ({ name: secret })),
        }));
}
