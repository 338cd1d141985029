import { signIn as signInBody } from '#lib/api/session.ts';
import { readJsonBody, usualBodyLimit } from '#lib/server/http/body.ts';
import { openEndpoint, route } from '#lib/server/http/handler.ts';
import { parseInput } from '#lib/server/http/input.ts';
import { getSession, signIn, signOut } from '#lib/server/session/session-verbs.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/session', {
  GET: openEndpoint((running, request) => getSession(running, request.headers)),
  POST: openEndpoint(async (running, request) =>
    signIn(running, parseInput(signInBody, await readJsonBody(request, usualBodyLimit))),
  ),
  DELETE: openEndpoint((running, request) => signOut(running, request.headers)),
});
