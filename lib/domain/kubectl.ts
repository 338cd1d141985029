import { escapedCharacter, visibleText } from '#lib/domain/text.ts';

/** The commands that do what the product does. They hold placeholders in capitals where a value belongs, never one. */

const plain = /^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*$/;

/** One word for a POSIX shell. What cannot be seen is written as \u escapes ($'…', bash and zsh), so nothing hides. */
export function shellQuote(text: string): string {
  if (plain.test(text)) return text;
  if (visibleText(text) === text) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const escaped = [...text].map((character) => {
    if (character === "'" || character === '\\') return `\\${character}`;
    return visibleText(character) === character ? character : escapedCharacter(character);
  });
  return `$'${escaped.join('')}'`;
}

const words = (...parts: readonly string[]) => parts.map(shellQuote).join(' ');

/** A namespace by its name, or the variable that holds it in a loop over several. */
export type NamespaceWord = string | { variable: string };

export const inNamespace = (namespace: NamespaceWord) =>
  `-n ${typeof namespace === 'string' ? shellQuote(namespace) : `"$${namespace.variable}"`}`;

export function kubectlDescribePod(namespace: string, pod: string): string {
  return `kubectl describe pod ${words(pod)} ${inNamespace(namespace)}`;
}

export function kubectlDeletePod(namespace: string, pod: string): string {
  return `kubectl delete pod ${words(pod)} ${inNamespace(namespace)}`;
}

/** A pod that pulls an image under an account and is removed at its end. */
export function kubectlRun(
  namespace: string,
  { image, serviceAccount }: { image: string; serviceAccount: string },
): string {
  const overrides = shellQuote(JSON.stringify({ spec: { serviceAccountName: serviceAccount } }));
  return `kubectl run pull-proof ${inNamespace(namespace)} --image=${shellQuote(image)} --image-pull-policy=Always --restart=Never --rm -i --overrides=${overrides} --command -- true`;
}

/** Deployment, StatefulSet or DaemonSet; others cannot be restarted (kubectl rollout restart). */
export function kubectlRestart(namespace: string, workload: { kind: string; name: string }): string {
  return `kubectl rollout restart ${words(`${workload.kind.toLowerCase()}/${workload.name}`)} ${inNamespace(namespace)}`;
}

/** Changes a container's image in a workload's template; `image` may end in a placeholder. */
export function kubectlSetImage(
  namespace: string,
  workload: { kind: string; name: string },
  container: string,
  image: string,
): string {
  const target = `${workload.kind.toLowerCase()}/${workload.name}`;
  return `kubectl set image ${words(target, `${container}=${image}`)} ${inNamespace(namespace)}`;
}

/** Another ephemeral container in a pod: the ones it has never change. */
export function kubectlDebug(namespace: string, pod: string, image: string): string {
  return `kubectl debug -it ${words(pod)} ${inNamespace(namespace)} ${words(`--image=${image}`)}`;
}

export function kubectlEdit(namespace: string, kind: string, name: string): string {
  return `kubectl edit ${words(kind.toLowerCase(), name)} ${inNamespace(namespace)}`;
}

export function kubectlCreateAccount(namespace: string, name: string): string {
  return `kubectl create serviceaccount ${words(name)} ${inNamespace(namespace)}`;
}

export function kubectlGetSecrets(namespace: string): string {
  return `kubectl get secrets ${inNamespace(namespace)}`;
}

/** `username` is a placeholder like the password where it is not known yet. */
export function kubectlCreateSecret(
  namespace: NamespaceWord,
  name: string,
  server: string,
  username = 'USERNAME',
): string {
  const flags = [
    `--docker-server=${shellQuote(server)}`,
    `--docker-username=${shellQuote(username)}`,
    '--docker-password=PASSWORD',
  ];
  return `kubectl create secret docker-registry ${words(name)} ${inNamespace(namespace)} ${flags.join(' ')}`;
}

/**
 * Adds a name to an account's imagePullSecrets. The list is atomic: a merge patch would drop the others, so it is a
 * JSON patch; where there is no list yet, a test keeps it from replacing one that came in between.
 */
export function kubectlLinkSecret(
  namespace: NamespaceWord,
  account: string,
  secret: string,
  listed: readonly string[] | null,
): string {
  const isNew = listed !== null && listed.length === 0;
  const patch = isNew
    ? [
        { op: 'test', path: '/imagePullSecrets', value: null },
        { op: 'add', path: '/imagePullSecrets', value: [{ name: secret }] },
      ]
    : [{ op: 'add', path: '/imagePullSecrets/-', value: { name: secret } }];
  const body = shellQuote(JSON.stringify(patch));
  return `kubectl patch serviceaccount ${words(account)} ${inNamespace(namespace)} --type=json -p ${body}`;
}
