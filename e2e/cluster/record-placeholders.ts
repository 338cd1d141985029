/** What names an object. */
export type ObjectName = { name: string; namespace: string; uid: string };

/** Replaced whatever the text is about, after the names in it. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\[manifests [^\]]+\]/g, '[manifests {tag}]'],
  [/ on \d+\.\d+\.\d+\.\d+:53/g, ' on {resolver}'],
  [/\b\d+\.\d+\.\d+\.\d+:\d+\b/g, '{address}'],
  [/https?:\/\/\{host\}\/token\?[^\s":]*/g, '{tokenUrl}'],
  [/sha256:[0-9a-f]{64}/g, '{digest}'],
  [/ in [\d.]+m?s \([\d.]+m?s including waiting\)/g, ' in {duration} ({duration} including waiting)'],
  [/Image size: \d+ bytes/g, 'Image size: {size} bytes'],
  [/pods "[^"]+" is forbidden/g, 'pods "{pod}" is forbidden'],
  [/service account \S+\/\S+:/g, 'service account {namespace}/{account}:'],
  [/serviceaccount "[^"]+"/g, 'serviceaccount "{account}"'],
  [/(image pull secrets )\([^)]*\)/g, '$1({secrets})'],
];

/** The text with placeholders for all that varies: lib/demo/recordings/README.md lists them. */
export function generalise(text: string, images: readonly string[], object: ObjectName): string {
  // References first, as they contain the parts that are replaced next.
  const withoutImages = images.reduce(replaceReference, text);
  const withoutParts = images.reduce(replaceParts, withoutImages);
  const withoutNames = withoutParts
    .replaceAll(`${object.name}_${object.namespace}(${object.uid})`, '{pod}_{namespace}({uid})')
    .replaceAll(object.uid, '{uid}');
  return patterns.reduce(
    (result, [pattern, placeholder]) => result.replace(pattern, placeholder),
    withoutNames,
  );
}

function replaceReference(text: string, image: string): string {
  const { server } = partsOf(image);
  const urls = new RegExp(`https?://${escapePattern(server)}/v2/[^\\s":]*(?::[0-9a-f]{64})?`, 'g');
  return text
    .replace(urls, '{url}')
    .replaceAll(`docker.io/library/${image}`, '{host}/{repository}:{tag}')
    .replaceAll(image, '{image}');
}

function replaceParts(text: string, image: string): string {
  const { server, repository } = partsOf(image);
  return text
    .replaceAll(`lookup ${server.split(':')[0]} `, 'lookup {hostname} ')
    .replaceAll(server, '{host}')
    .replaceAll(`(${repository})`, '({repository})');
}

/** Simple on purpose, as it must not share a mistake with the product's own reading of references. */
function partsOf(image: string): { server: string; repository: string } {
  const slash = image.indexOf('/');
  const [name = ''] = image.slice(slash + 1).split(/[:@]/);
  if (slash < 0) return { server: 'registry-1.docker.io', repository: `library/${name}` };
  return { server: image.slice(0, slash), repository: name };
}

function escapePattern(text: string): string {
  return text.replaceAll('.', String.raw`\.`);
}
