import { type IncomingMessage } from 'node:http';
import { type Random } from '#lib/demo/random.ts';
import { type Cluster } from './cluster.ts';
import { type FaultInjector, type Fault } from './faults.ts';
import { type Person, type User } from './identity.ts';
import { type ResourceKind } from './kinds.ts';
import { type ListsOffered } from './list-options.ts';
import { type Outlet } from './outlet.ts';
import { type RequestInfo } from './request.ts';
import { type Shape } from './shapes.ts';
import { type Snapshots } from './snapshots.ts';
import { type EventLines } from './watch-lines.ts';

/** What lives as long as the server. */
export type ServerContext = {
  cluster: Cluster;
  people: readonly Person[];
  faults: FaultInjector;
  snapshots: Snapshots;
  lines: EventLines;
  lists: ListsOffered;
  /** Chance that must not disturb the story told by the store's own. */
  random: Random;
  /** Milliseconds between two bookmarks of a watch. */
  bookmarkEvery: number;
};

/** One request after identity and path are known. */
export type Call = {
  context: ServerContext;
  info: RequestInfo;
  user: User;
  query: URLSearchParams;
  request: IncomingMessage;
  outlet: Outlet;
  fault: Fault | null;
  /** `/as/PERSON` where the path had it. */
  prefix: string;
};

/** One request for a kind that is served. */
export type ResourceCall = Call & { kind: ResourceKind; shape: Shape };
