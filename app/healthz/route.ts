import { probe } from '#lib/server/http/probe.ts';

export const GET = probe(() => Promise.resolve(new Response('ok\n')));
