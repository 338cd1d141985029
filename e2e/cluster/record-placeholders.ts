/** Something whose name varies from run to run, so that it becomes a placeholder. */
export type Subject =
  | { kind: 'image'; image: string }
  | { kind: 'pod'; name: string; namespace: string; uid: string }
  | { kind: 'secret'; name: string };

/** Replaced whatever the subject is; the order matters, as the first are made of the later ones. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/ on \d+\.\d+\.\d+\.\d+:53/g, ' on {resolver}'],
  [/\b\d+\.\d+\.\d+\.\d+:\d+\b/g, '{address}'],
  [/sha256:[0-9a-f]{64}/g, '{digest}'],
  [/ in [\d.]+m?s \([\d.]+m?s including waiting\)/g, ' in {duration} ({duration} including waiting)'],
  [/Image size: \d+ bytes/g, 'Image size: {size} bytes'],
  [/pods "[^"]+" is forbidden/g, 'pods "{pod}" is forbidden'],
  [/service account \S+\/\S+:/g, 'service account {namespace}/{account}:'],
  [/serviceaccount "[^"]+"/g, 'serviceaccount "{account}"'],
  [/(image pull secrets )\([^)]*\)/g, '$1({secrets})'],
];

/** The text with placeholders for all that varies: see lib/demo/recordings/README.md for their list. */
export function generalise(text: string, subjects: readonly Subject[]): string {
  const bySubject = subjects.reduce(replaceSubject, text);
  return patterns.reduce((result, [pattern, placeholder]) => result.replace(pattern, placeholder), bySubject);
}

function replaceSubject(text: string, subject: Subject): string {
  switch (subject.kind) {
    case 'image':
      return replaceImage(text, subject.image);
    case 'pod':
      return text
        .replaceAll(`${subject.name}_${subject.namespace}(${subject.uid})`, '{pod}_{namespace}({uid})')
        .replaceAll(subject.uid, '{uid}');
    case 'secret':
      return text.replaceAll(`"${subject.name}"`, '"{secret}"');
  }
}

/** Replaces the reference as written, as the runtime completes it, its URLs, and its parts alone. */
function replaceImage(text: string, image: string): string {
  const { host, repository, tag } = partsOf(image);
  const urls = new RegExp(`https?://${escapePattern(host)}/v2/[^\\s":]*(?::[0-9a-f]{64})?`, 'g');
  return text
    .replace(urls, '{url}')
    .replaceAll(`docker.io/library/${image}`, '{host}/{repository}:{tag}')
    .replaceAll(image, '{image}')
    .replaceAll(`${host}/${repository}:${tag}`, '{host}/{repository}:{tag}')
    .replaceAll(host, '{host}')
    .replaceAll(`(${repository})`, '({repository})')
    .replaceAll(`lookup ${hostName(host)} `, 'lookup {hostname} ');
}

/** Simple on purpose, as it must not share a mistake with the product's own reading of references. */
function partsOf(image: string): { host: string; repository: string; tag: string } {
  const slash = image.indexOf('/');
  const [name = '', tag = ''] = image.slice(slash + 1).split(/[:@]/);
  if (slash < 0) return { host: 'registry-1.docker.io', repository: `library/${name}`, tag };
  return { host: image.slice(0, slash), repository: name, tag };
}

function escapePattern(text: string): string {
  return text.replaceAll('.', String.raw`\.`);
}

function hostName(host: string): string {
  return host.split(':')[0] ?? host;
}
