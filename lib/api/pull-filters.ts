import { z } from 'zod';
import { breakKeys } from '#lib/domain/pull/hops.ts';
import { manyOf, pullCause } from './common.ts';
import { dnsLabel, dnsSubdomain, filterText } from './names.ts';

/** The filters that lists of pods and of failures share; several values of one mean "any of", several filters "all of". */
export const pullFilters = {
  namespace: manyOf(dnsLabel),
  q: filterText(500).optional(),
  cause: manyOf(pullCause),
  break: manyOf(z.enum(breakKeys as [string, ...string[]])),
  registry: manyOf(filterText(300)),
  node: manyOf(dnsSubdomain),
};
