import { inNamespace, shellQuote } from '#lib/domain/kubectl.ts';

/** The list of pods in a terminal: what kubectl cannot select, jq does. */

type Names = readonly string[] | undefined;

/** The filters of the pod list that a command can say too. */
export type KubectlPodFilters = {
  namespace?: Names;
  label?: Names;
  node?: Names;
  pull?: Names;
  policy?: Names;
  registry?: Names;
  secret?: Names;
  account?: string | undefined;
  image?: string | undefined;
};

const sayable = ['namespace', 'label', 'node', 'pull', 'policy', 'registry', 'secret', 'account', 'image'];
const ofTheList = ['sort', 'page', 'pageSize', 'groupBy', 'format'];

/** What the list shows that `-o wide` does not: images, and what containers wait for. */
const imageColumns = [
  'NAMESPACE:.metadata.namespace',
  'POD:.metadata.name',
  'IMAGES:.spec.containers[*].image',
  'WAITING:.status.containerStatuses[*].state.waiting.reason',
].join(',');

const statuses =
  '(.status.initContainerStatuses // [], .status.containerStatuses // [], .status.ephemeralContainerStatuses // [])[]';
const containers = '(.spec.initContainers // [], .spec.containers // [], .spec.ephemeralContainers // [])[]';
/** Reasons of pulls, and the first words of the decoder, which stand in their place (pull/reasons.ts). */
const reasons =
  'Image|RegistryUnavailable|SignatureValidation|^unable to parse auth field|^illegal base64|^invalid character|^json: |^unexpected end of JSON';

/** Without a dot, a colon or localhost in its first part a name is of Docker Hub (distribution reference). */
const ofDockerHub =
  'startswith("docker.io/") or (contains("/") | not) or (split("/")[0] | test("[.:]|^localhost$") | not)';

/** Any of these values, as one condition of jq; null where nothing is asked for. */
function anyOf(values: Names, condition: (quoted: string, value: string) => string): string | null {
  if (values === undefined || values.length === 0) return null;
  return values.map((value) => condition(JSON.stringify(value), value)).join(' or ');
}

function conditions({ pull, policy, registry, secret, account, image, node }: KubectlPodFilters): string[] {
  return [
    saysPull(pull) ? `any(${statuses}; .state.waiting.reason // "" | test("${reasons}"))` : null,
    anyOf(policy, (quoted) => `any(${containers}; .imagePullPolicy == ${quoted})`),
    anyOf(registry, (quoted, host) =>
      host === 'docker.io'
        ? `any(${containers}.image; ${ofDockerHub})`
        : `any(${containers}.image; startswith(${quoted} + "/"))`,
    ),
    anyOf(secret, (quoted) => `any(.spec.imagePullSecrets[]?; .name == ${quoted})`),
    anyOf(account === undefined ? [] : [account], (quoted) => `.spec.serviceAccountName == ${quoted}`),
    anyOf(image === undefined ? [] : [image], (quoted) => `any(${containers}.image; contains(${quoted}))`),
    anyOf(node !== undefined && node.length > 1 ? node : [], (quoted) => `.spec.nodeName == ${quoted}`),
  ].filter((condition) => condition !== null);
}

/** Values of one label become a set; different labels cannot be joined by "or". */
function labelSelector(labels: readonly string[]): string | null {
  const pairs = labels.map((label) => label.split('=', 2));
  const [first] = pairs;
  if (first === undefined || pairs.some(([key]) => key !== first[0])) return null;
  const values = pairs.flatMap(([, value]) => (value === undefined ? [] : [value]));
  if (values.length < pairs.length) return first[0] ?? null;
  return values.length === 1 ? `${first[0]}=${values[0]}` : `${first[0]} in (${values.join(',')})`;
}

/** A pod list as far as it can be said; several namespaces are `-A`, which `inNamespaces` makes a loop. */
export function kubectlGetPods(filters: KubectlPodFilters): string {
  const { namespace = [], label = [], node = [] } = filters;
  const [only] = namespace;
  const scope = only !== undefined && namespace.length === 1 ? inNamespace(only) : '-A';
  const selector = labelSelector(label);
  const [onNode] = node;
  const parts = [
    `kubectl get pods ${scope}`,
    ...(selector === null ? [] : [`-l ${shellQuote(selector)}`]),
    ...(onNode !== undefined && node.length === 1
      ? [`--field-selector ${shellQuote(`spec.nodeName=${onNode}`)}`]
      : []),
  ];
  const wanted = conditions(filters);
  if (wanted.length === 0) return [...parts, `-o ${shellQuote(`custom-columns=${imageColumns}`)}`].join(' ');
  const select = wanted.map((condition) => `select(${condition})`).join(' | ');
  const program = `.items[] | ${select} | .metadata.namespace + "/" + .metadata.name`;
  return [...parts, '-o json', `| jq -r ${shellQuote(program)}`].join(' ');
}

/** The filters of a view that its command leaves out, by name. */
export function leftOutOf(query: Readonly<Record<string, unknown>>): string[] {
  const isSaid = (name: string, value: unknown) => {
    if (name === 'label') return Array.isArray(value) && labelSelector(value.map(String)) !== null;
    if (name === 'pull') return Array.isArray(value) && saysPull(value.map(String));
    if (name === 'policy') return Array.isArray(value) && !value.includes('differs');
    return sayable.includes(name);
  };
  return Object.entries(query)
    .filter(([name, value]) => isGiven(value) && !ofTheList.includes(name) && !isSaid(name, value))
    .map(([name]) => name);
}

/** Whether only states that the cluster itself tells by a reason are asked for. */
function saysPull(pull: Names): boolean {
  return (
    pull !== undefined && pull.length > 0 && pull.every((state) => state === 'failing' || state === 'waiting')
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
