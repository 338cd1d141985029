import { StatusError } from './status.ts';

/** In which shape an answer goes out. */
export type View = 'object' | 'table' | 'metadata';

/**
 * Picks the first shape of an Accept header that this server speaks: JSON, JSON as Table, JSON as
 * PartialObjectMetadata(List). Throws StatusError 406 where only protobuf or other types are accepted.
 */
export function readAccept(header: string | undefined): View {
  if (header === undefined || header.trim() === '') return 'object';
  for (const option of header.split(',')) {
    const [type = '', ...parameters] = option.split(';').map((part) => part.trim());
    if (!['application/json', 'application/*', '*/*'].includes(type)) continue;
    const as = parameters.find((parameter) => parameter.startsWith('as='))?.slice(3);
    if (as === undefined) return 'object';
    if (!parameters.includes('g=meta.k8s.io')) continue;
    if (as === 'Table') return 'table';
    if (as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList') return 'metadata';
  }
  const message =
    'only the following media types are accepted: application/json, application/json;as=Table;v=v1;g=meta.k8s.io';
  throw new StatusError(406, 'NotAcceptable', message);
}
