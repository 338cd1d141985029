import { corp, corpPayments, corpRecommender, ghcrBot, hub, hubTeam, quayRobot } from '../logins.ts';
import { type NamespacePlan, type SecretPlan, type TeamPlan, days, hours, minutes } from '../model.ts';
import { cronJob, deployment, podOf } from '../plans.ts';
import { digestOf } from '../registries/shelf.ts';
import { oldPullSecret, pullSecret } from '../secrets.ts';

// The first key lacks the port, so it is never tried for an image of registry.corp.example:5000.
const corpRegistry = (age: number): SecretPlan =>
  pullSecret(
    'corp-registry',
    {
      'registry.corp.example': corpPayments,
      'registry.corp.example:5000/platform': corpPayments,
      [hub]: hubTeam,
    },
    { age },
  );
const teamGhcr = pullSecret('team-ghcr', { 'ghcr.io': ghcrBot }, { age: days(180), immutable: true });
const ledgerSecrets = ['corp-registry', 'team-ghcr', 'corp-registry-old'];
const gitOps = {
  'app.kubernetes.io/managed-by': 'argocd',
  'argocd.argoproj.io/instance': 'payments-base',
};

const scorer = `ghcr.io/corp-example/fraud-scorer:5.1.0@${digestOf('ghcr.io', 'corp-example/fraud-scorer', '5.1.0')}`;
const ledger = (name: string, tag: string) =>
  podOf(name, [{ name: 'api', image: `${corp}/payments/ledger-api:${tag}` }], { account: 'ledger' });

const payments: NamespacePlan = {
  name: 'payments',
  age: days(700),
  accounts: [
    { name: 'default', pullSecrets: ['corp-registry', 'team-ghcr'] },
    { name: 'ledger', pullSecrets: ledgerSecrets },
  ],
  secrets: [
    corpRegistry(days(95)),
    teamGhcr,
    {
      ...pullSecret('settlement-old', { [corp]: { ...corpPayments, password: 'demo-payments-2023' } }),
      labels: gitOps,
    },
    // Borrowed from another team: signs in, but may not pull payments/.
    { ...pullSecret('settlement-new', { [corp]: corpRecommender }), labels: gitOps },
    { ...pullSecret('statsd-pull', { 'quay.io': quayRobot }), labels: gitOps },
    oldPullSecret('before-2016', 'quay.io', quayRobot, { age: days(690) }),
  ],
  workloads: [
    {
      ...deployment('ledger-api', [], { replicas: 2, age: days(600), podAge: minutes(41) }),
      pod: ledger('ledger-api', '2.14.3'),
    },
    deployment(
      'payouts',
      [
        { name: 'payouts', image: `${corp}/payments/payouts:1.31.0` },
        { name: 'outbox', image: `${corp}/payments/payouts:1.31.0` },
      ],
      { replicas: 2, age: days(500), podAge: minutes(41), account: 'ledger' },
    ),
    deployment('fraud-scorer', scorer, { replicas: 3, age: days(240), podAge: days(6) }),
    deployment('webhook-relay', 'corpexample/webhook-relay:1.8.0', {
      replicas: 2,
      age: days(70),
      podAge: days(9),
    }),
    deployment('webhook-front', 'nginx', { replicas: 3, age: days(70), podAge: days(3) }),
    deployment('vault-proxy', 'nginx:latest', { replicas: 2, age: days(90), podAge: days(15) }),
    cronJob('settlement-report', `${corp}/payments/payouts:1.30.4`, {
      schedule: '0 */3 * * *',
      pullSecrets: ['settlement-old', 'settlement-new'],
      age: days(300),
      made: 1,
    }),
  ],
};

const staging: NamespacePlan = {
  name: 'payments-staging',
  age: days(690),
  accounts: [
    { name: 'default', pullSecrets: ['corp-registry', 'team-ghcr'] },
    { name: 'ledger', pullSecrets: ['corp-registry'] },
    { name: 'sandbox', pullSecrets: ['recommend-pull'] },
  ],
  secrets: [
    corpRegistry(days(94)),
    { ...teamGhcr, immutable: false },
    pullSecret('recommend-pull', { [corp]: corpRecommender }, { age: days(33) }),
  ],
  workloads: [
    {
      ...deployment('ledger-api', [], { replicas: 2, age: days(500), podAge: minutes(38) }),
      pod: ledger('ledger-api', '2.14.3'),
    },
    deployment('payouts', `${corp}/payments/payouts:1.31.0`, {
      replicas: 1,
      account: 'ledger',
      age: days(480),
      podAge: minutes(38),
    }),
    // The account that was lent may pull search/ only.
    deployment('sandbox', `${corp}/payments/ledger-api:2.14.2`, {
      replicas: 1,
      account: 'sandbox',
      age: days(8),
      podAge: hours(9),
    }),
    deployment('fraud-scorer', scorer, { replicas: 1, age: days(100), podAge: days(6) }),
    deployment('webhook-front', 'nginx', { replicas: 2, age: days(70), podAge: days(19) }),
  ],
};

export const paymentsTeam = (): TeamPlan => ({ team: 'payments', namespaces: [payments, staging] });
