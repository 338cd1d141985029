/** Whether a credential went to the registry, as far as the runtime's text tells. */
export type Sent = 'nothing' | 'something' | 'not-told';

const nothingSent = ['no basic auth credentials', 'fetch anonymous token'];
const somethingSent = ['fetch oauth token', 'incorrect username or password', 'invalid username/password'];

/**
 * containerd says in passing whether it had a credential: "no basic auth credentials" and "failed to fetch anonymous
 * token" come without one, "failed to fetch oauth token" with one. Source: containerd core/remotes/docker/authorizer.go.
 */
export function whatWasSent(text: string): Sent {
  const lower = text.toLowerCase();
  const has = (phrase: string) => lower.includes(phrase);
  if (somethingSent.some(has)) return 'something';
  return nothingSent.some(has) ? 'nothing' : 'not-told';
}
