import { asObject, asString, type JsonObject, type NewObject } from './objects.ts';
import { badRequest } from './status.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Moves stringData into data, which it overrides, and refuses data that is not base64 (400). Edits `secret`. */
export function normaliseSecretData(secret: NewObject): void {
  const data: JsonObject = { ...asObject(secret['data'] ?? null) };
  for (const value of Object.values(data)) {
    const text = asString(value).replaceAll(/[\r\n]/g, '');
    if (!BASE64.test(text)) {
      throw badRequest(
        'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte ' +
          stoppedAt(text),
      );
    }
  }
  for (const [key, value] of Object.entries(asObject(secret['stringData'] ?? null) ?? {})) {
    data[key] = Buffer.from(asString(value)).toString('base64');
  }
  delete secret['stringData'];
  if (Object.keys(data).length > 0 || secret['data'] !== undefined) secret['data'] = data;
}

function stoppedAt(text: string): number {
  const bad = text.search(/[^A-Za-z0-9+/]/);
  return bad >= 0 ? bad : text.length - (text.length % 4);
}
