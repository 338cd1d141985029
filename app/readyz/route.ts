import { readiness } from '#lib/server/health/readiness.ts';
import { probe } from '#lib/server/http/probe.ts';

export const GET = probe(readiness);
