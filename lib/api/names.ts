import { z } from 'zod';

/** A namespace: RFC 1123 label. */
export const dnsLabel = z
  .string()
  .max(63, 'is longer than 63 characters')
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'takes lower case letters, digits and "-", and starts and ends with a letter or digit',
  );

/** An object's name: RFC 1123 subdomain. */
export const dnsSubdomain = z
  .string()
  .max(253, 'is longer than 253 characters')
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    'takes lower case letters, digits, "-" and ".", and starts and ends with a letter or digit',
  );

export const podParams = z.object({ namespace: dnsLabel, name: dnsSubdomain });
export const containerParams = podParams.extend({ container: dnsLabel });

/** Words of a filter, as somebody types or pastes them: so many characters at most, and none that nobody sees. */
export const filterText = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}*$/u, 'holds a control character, which nothing here has');
