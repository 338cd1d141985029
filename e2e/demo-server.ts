import { startBuiltServer, type BuiltServer } from '#scripts/built-server.ts';

/** The built product on a demo cluster of its own, on a free port; resolves once everything has been read. */
export function startDemoServer(): Promise<BuiltServer> {
  return startBuiltServer({ PULLPORT_CLUSTER: 'demo' });
}
