import type { Explanation } from '#lib/api/explanation.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import { visibleLines } from '#lib/domain/text.ts';

type Asked = Pick<
  Explanation,
  'headline' | 'why' | 'image' | 'namespace' | 'pod' | 'container' | 'node' | 'said'
>;

/** What somebody else needs to know to help: what is wrong, where, in the kubelet's words, and the link to all of it. */
export function askWords(
  { headline, why, image, namespace, pod, container, node, said }: Asked,
  link: string,
) {
  const message = said.message === '' ? said.reason : said.message;
  return visibleLines(
    [
      sentenceText(headline),
      sentenceText(why),
      '',
      `Image: ${image.text}`,
      `Pod: ${namespace}/${pod}, container ${container}${node === null ? '' : `, on ${node.name}`}`,
      ...(message === '' ? [] : [`The kubelet says: ${message}`]),
      link,
    ].join('\n'),
  );
}
