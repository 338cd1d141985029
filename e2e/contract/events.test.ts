import { describe, expect, it } from 'vitest';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const events = `${place.core}/events`;
const now = '2026-01-01T00:00:00Z';

function note(name: string, namespace = place.name): object {
  return {
    metadata: { generateName: `${name}.` },
    involvedObject: { apiVersion: 'v1', kind: 'Secret', name, namespace },
    ...{ reason: 'PullSecretChanged', message: 'changed', type: 'Normal', count: 1 },
    ...{ source: { component: 'pullport' }, firstTimestamp: now, lastTimestamp: now },
  };
}

describe('an event', () => {
  it('is created and found by what it is about', async () => {
    expect(await admin.post(events, note('pull'))).toMatchObject({
      status: 201,
      body: { kind: 'Event', eventTime: null, reportingComponent: '', reportingInstance: '' },
    });
    await admin.must('POST', events, note('other'));
    const query = 'fieldSelector=involvedObject.kind%3DSecret,involvedObject.name%3Dpull';
    const { items } = await admin.must('GET', `${events}?${query}`);
    expect(items).toMatchObject([{ reason: 'PullSecretChanged', involvedObject: { name: 'pull' } }]);
  });

  it.each(['reason=PullSecretChanged', 'type=Normal', `involvedObject.namespace=${place.name}`])(
    'is found by %s',
    async (selector) => {
      const query = `fieldSelector=${encodeURIComponent(selector)}`;
      const { items } = await admin.must('GET', `${events}?${query}`);
      expect(items).toHaveLength(2);
    },
  );

  it('stands in the namespace of what it is about', async () => {
    expect(await admin.post(events, note('pull', 'elsewhere'))).toMatchObject({
      status: 422,
      body: { details: { causes: [{ field: 'involvedObject.namespace' }] } },
    });
  });
});
