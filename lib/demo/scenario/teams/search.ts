import { corp, corpShared, ghcrBot, ghcrCi, harborRobot, hub, hubTeam } from '../logins.ts';
import { type NamespacePlan, type TeamPlan, days, hours, minutes } from '../model.ts';
import { deployment, statefulSet } from '../plans.ts';
import { pullSecret } from '../secrets.ts';

const search: NamespacePlan = {
  name: 'search',
  age: days(520),
  accounts: [
    { name: 'default', pullSecrets: ['corp-nexus'] },
    // ghcr-pull is there, but nobody linked it here.
    { name: 'indexer', pullSecrets: [] },
    { name: 'opensearch', pullSecrets: ['dockerhub-team'] },
    { name: 'ranker', pullSecrets: ['ghcr-pull'] },
  ],
  secrets: [
    pullSecret('corp-nexus', { [corp]: corpShared, 'ghcr.io': ghcrBot }, { age: days(320) }),
    pullSecret('ghcr-pull', { 'ghcr.io': ghcrCi }, { age: days(3) }),
    pullSecret('dockerhub-team', { [hub]: hubTeam }, { age: days(290) }),
  ],
  workloads: [
    deployment('indexer', 'ghcr.io/corp-example/indexer:1.9.2', {
      replicas: 4,
      account: 'indexer',
      age: days(210),
      podAge: minutes(13),
    }),
    statefulSet('query-cache', 'redis:7.4', {
      replicas: 3,
      age: days(60),
      podAge: minutes(16),
      nodes: ['node-07', 'node-08', 'node-09'],
    }),
    statefulSet('opensearch-data', 'opensearchproject/opensearch:2.17.0', {
      replicas: 5,
      account: 'opensearch',
      age: days(300),
      podAge: days(31),
    }),
    // The model under /models is an image volume whose tag was never pushed.
    deployment('ranker', [{ name: 'ranker', image: `${corp}/search/suggest:0.9.2`, mounts: ['model'] }], {
      replicas: 2,
      pullSecrets: ['corp-nexus'],
      imageVolumes: [{ name: 'model', image: 'ghcr.io/corp-example/ranking-model:2026-10' }],
      age: days(60),
      podAge: minutes(52),
    }),
    deployment(
      'ranker-stable',
      [{ name: 'ranker', image: `${corp}/search/suggest:0.9.2`, mounts: ['model'] }],
      {
        replicas: 3,
        pullSecrets: ['corp-nexus'],
        imageVolumes: [{ name: 'model', image: 'ghcr.io/corp-example/ranking-model:2026-09' }],
        age: days(60),
        podAge: days(3),
      },
    ),
    deployment('suggest', `${corp}/search/suggest:0.9.2`, { replicas: 5, age: days(250), podAge: days(2.5) }),
    deployment('search-ui', 'ghcr.io/corp-example/search-ui:latest', {
      replicas: 3,
      age: days(200),
      podAge: days(2),
      nodes: ['node-01', 'node-02', 'node-03'],
    }),
    deployment(
      'search-ui-canary',
      [{ name: 'search-ui', image: 'ghcr.io/corp-example/search-ui:latest', policy: 'IfNotPresent' }],
      { replicas: 2, age: days(200), podAge: days(11), nodes: ['node-04', 'node-05'] },
    ),
  ],
};

const staging: NamespacePlan = {
  name: 'search-staging',
  age: days(515),
  accounts: [
    { name: 'default', pullSecrets: ['corp-nexus'] },
    { name: 'lab', pullSecrets: ['harbor-lab'] },
  ],
  secrets: [
    // A copy of the shared credential with a slip in the password.
    pullSecret(
      'corp-nexus',
      { [corp]: { ...corpShared, password: `${corpShared.password}\n` }, 'ghcr.io': ghcrBot },
      { age: days(2) },
    ),
    pullSecret('harbor-lab', { 'harbor.lab.corp.example': harborRobot }, { age: days(45) }),
  ],
  workloads: [
    deployment('suggest', `${corp}/search/suggest:0.9.2`, {
      replicas: 2,
      age: days(250),
      podAge: hours(26),
    }),
    deployment('ranker-lab', 'harbor.lab.corp.example/search/ranker:0.3', {
      replicas: 1,
      account: 'lab',
      age: days(9),
      podAge: hours(5),
    }),
    deployment('search-ui', 'ghcr.io/corp-example/search-ui:8.2.0', {
      replicas: 2,
      age: days(100),
      podAge: days(5),
    }),
  ],
};

export const searchTeam = (): TeamPlan => ({ team: 'search', namespaces: [search, staging] });
