import type { DockerConfigFormat } from '#lib/domain/pull-secret/docker-config.ts';
import { type Edited, openConfig, refuse } from '#lib/domain/pull-secret/entry-maps.ts';

/**
 * The same entries in the other format. Towards `auths` every byte is kept inside them; back from it, what stands
 * beside `auths` has no place in the older format and is left out.
 */
export function reformatDocument(text: string, from: DockerConfigFormat, to: DockerConfigFormat): Edited {
  if (from === to) return { ok: true, text };
  if (to === 'dockerconfigjson') {
    const opened = openConfig(text, from);
    return opened.ok ? { ok: true, text: `{"auths":${text.trim()}}` } : opened;
  }
  const opened = openConfig(text, from);
  if (!opened.ok) return opened;
  const [map, second] = opened.maps;
  if (map === undefined) return { ok: true, text: '{}' };
  if (second !== undefined)
    return refuse('not-an-object', 'The document has auths more than once; replace it as a whole.');
  return { ok: true, text: text.slice(map.start, map.end) };
}
