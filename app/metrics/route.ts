import { showMetrics } from '#lib/server/health/show-metrics.ts';
import { probe } from '#lib/server/http/probe.ts';

export const GET = probe(showMetrics);
