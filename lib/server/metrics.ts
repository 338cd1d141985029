import 'server-only';
import { Counter, Gauge, Histogram, Registry } from '@prometheus-io/client';

/** What /metrics tells. Labels hold routes, methods and states only: no namespaces, names or people. */
export type Metrics = {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  writes: Counter<'verb' | 'outcome'>;
  streams: Gauge;
  pods: Gauge;
  watches: Gauge<'resource' | 'state'>;
};

/** Makes the metrics of one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'pullport_http_request_duration_seconds',
      help: 'Time to answer a request, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    writes: new Counter({
      name: 'pullport_writes_total',
      help: 'Objects written, by verb and outcome',
      labelNames: ['verb', 'outcome'],
      registers,
    }),
    streams: new Gauge({ name: 'pullport_event_streams', help: 'Open event streams', registers }),
    pods: new Gauge({ name: 'pullport_pods', help: 'Pods in the live store', registers }),
    watches: new Gauge({
      name: 'pullport_watch_state',
      help: '1 for the state each watch is in',
      labelNames: ['resource', 'state'],
      registers,
    }),
  };
}
