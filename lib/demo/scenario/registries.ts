import { Registries } from '#lib/demo/registries.ts';
import { type Registry } from '#lib/demo/registries/model.ts';
import { harborRobot } from './logins.ts';
import { minutes } from './model.ts';
import { artifactRegistry, elasticRegistry } from './registries/cloud.ts';
import { corpRegistry } from './registries/corp.ts';
import { dockerHub, github, kubernetes, quay } from './registries/open.ts';
import { stock } from './registries/shelf.ts';

/** Hosts that some manifest names and that serve nothing to anyone here. */
const troubled: Readonly<Record<string, Registry['reachability']>> = {
  'harbor.lab.corp.example': 'self-signed',
  'legacy.corp.example:5000': 'plain-http',
  'mirror.corp.example': 'timing-out',
  'registry-dr.corp.example:5000': 'connection-refused',
  'build.corp.example': 'unavailable',
};

/** Who may pull there, once it serves. */
const knownThere: Readonly<Record<string, Registry['accounts']>> = {
  'harbor.lab.corp.example': [{ ...harborRobot, from: 0, until: Number.POSITIVE_INFINITY, mayPull: [] }],
};

/** Every registry of the company's world as it stands at `startedAt`. */
export function companyRegistries(startedAt: number): Registries {
  const shelves = [
    corpRegistry(startedAt),
    dockerHub,
    github,
    quay,
    elasticRegistry(startedAt),
    artifactRegistry,
    kubernetes,
  ];
  const registries = new Registries([
    ...shelves.map((shelf) => stock(shelf, startedAt)),
    ...Object.entries(troubled).map(([host, reachability]) => nothingAt(host, reachability)),
  ]);
  // Others behind the same address pulled without sign-in: the limit was reached 22 minutes ago, for hours.
  const pulls = Array.from({ length: 100 }, (_, index) => startedAt - minutes(22) - index * 4_000);
  registries.useUpAnonymousPulls('docker.io', pulls);
  return registries;
}

function nothingAt(host: string, reachability: Registry['reachability']): Registry {
  return {
    host,
    servedBy: host,
    flavour: 'htpasswd',
    reachability,
    bytesPerSecond: 1,
    repositories: new Map(),
    accounts: knownThere[host] ?? [],
    anonymousLimit: null,
  };
}
