import 'server-only';
import type { onConflictChoices } from '#lib/api/pull-secret-writes.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { dataKeyOf } from '#lib/domain/pull-secret/docker-config.ts';
import { refusalOf } from '#lib/server/cluster/errors.ts';
import { AppError } from '#lib/domain/errors.ts';
import type { Context } from '../context.ts';
import { patiently } from '../writes/patiently.ts';
import { isMissing, refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { resultLine } from '../writes/result-line.ts';
import { valuesOf, type SecretDraft } from './compose-secrets.ts';
import { readExisting, readIfThere, replaceDocument } from './existing-secret.ts';
import { settleConflict } from './settle-conflict.ts';
import { settledChange } from './settled-change.ts';
import { secretWritten } from './written.ts';

export type DraftOptions = { onConflict: (typeof onConflictChoices)[number]; dryRun: boolean };

/**
 * Creates one Secret in one namespace. Where one of this name exists it is compared, and changed only if that was
 * asked for. Never throws: whatever the cluster refuses is the line's outcome.
 */
export async function writeDraft(
  context: Context,
  namespace: string,
  draft: SecretDraft,
  options: DraftOptions,
): Promise<ResultLine> {
  const subject = { namespace, kind: 'Secret', name: draft.name };
  const end = await createOrSettle(context, namespace, draft, options);
  if (!options.dryRun && end.outcome !== 'unchanged') {
    const verb = end.outcome === 'updated' ? 'update' : 'create';
    await secretWritten(context, { verb, namespace, name: draft.name, outcome: end.outcome });
  }
  return resultLine(subject, end);
}

async function createOrSettle(
  context: Context,
  namespace: string,
  draft: SecretDraft,
  options: DraftOptions,
): Promise<LineEnd> {
  try {
    await create(context, namespace, draft, options.dryRun);
    return { outcome: 'created', detail: options.dryRun ? 'would be created.' : 'created.' };
  } catch (error) {
    if (await isThere(context, namespace, draft.name, error)) {
      return settle(context, namespace, draft, options);
    }
    return isMissing(error) ? missingNamespace(namespace) : refusedOutcome(error);
  }
}

async function create(
  context: Context,
  namespace: string,
  draft: SecretDraft,
  dryRun: boolean,
): Promise<void> {
  const { name, type, format, document, immutable, labels } = draft;
  const body = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: { ...labels, 'app.kubernetes.io/managed-by': 'pullport' } },
    type,
    data: { [dataKeyOf[format]]: Buffer.from(document).toString('base64') },
    ...(immutable ? { immutable } : {}),
  };
  await patiently(context, () =>
    context.cluster.create({ resource: 'secrets', namespace }, body, { dryRun, hide: valuesOf([draft]) }),
  );
}

async function settle(
  context: Context,
  namespace: string,
  draft: SecretDraft,
  { onConflict, dryRun }: DraftOptions,
): Promise<LineEnd> {
  try {
    const existing = await readExisting(context, namespace, draft.name);
    const settled = settleConflict(existing, draft, onConflict);
    if (settled.is === 'left') return settled.end;
    const hide = [...valuesOf([draft]), ...valuesOf([{ ...draft, document: settled.document }])];
    const marks = settled.how === 'merge' ? null : settled.marks;
    await replaceDocument(context, existing, settled.document, { dryRun, hide, marks });
    return settledChange(existing, settled, { dryRun });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'forbidden')) return refusedOutcome(error);
    const refused = refusedOutcome(error);
    if (error.scope?.verb !== 'get') return refused;
    return {
      ...refused,
      detail: `${draft.name} exists here, and you may not read it to compare. It is left as it is.`,
    };
  }
}

/** Whether a secret of this name kept it from being created. Quotas are counted before names are looked at. */
async function isThere(
  context: Context,
  namespace: string,
  name: string,
  refusal: unknown,
): Promise<boolean> {
  const because = refusalOf(refusal)?.because;
  if (because !== 'quota') return because === 'already-exists';
  return readIfThere(context, namespace, name).then(
    (existing) => existing !== null,
    () => false,
  );
}

function missingNamespace(namespace: string): LineEnd {
  const detail = `There is no namespace ${namespace}: create it first.`;
  return { outcome: 'failed', reason: 'missing-namespace', detail };
}
