import { type ManagedField, type ObjectMeta } from './objects.ts';

/** Notes who wrote last: one entry per manager and subresource, without the fields themselves. */
export function noteManager(
  metadata: Partial<ObjectMeta>,
  apiVersion: string,
  manager: string,
  subresource: string,
  time: string,
): ManagedField[] {
  const entry: ManagedField = { manager, operation: 'Update', apiVersion, time };
  if (subresource !== '') entry.subresource = subresource;
  const others = (metadata.managedFields ?? []).filter(
    (field) => field.manager !== manager || (field.subresource ?? '') !== subresource,
  );
  return [...others, entry];
}
