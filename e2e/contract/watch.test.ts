import { describe, expect, it } from 'vitest';
import { restingPod, mergePatch } from '#e2e/contract/objects.ts';
import { admin, ownNamespace } from '#e2e/contract/place.ts';

const place = ownNamespace();
const pods = `${place.core}/pods`;

async function version(): Promise<string> {
  return (await admin.must('GET', `${pods}?limit=1`))['metadata'].resourceVersion;
}

describe('a watch', () => {
  it('tells every change after its version, a deletion with the last state', async () => {
    const watch = await admin.watch(`${pods}?watch=1&resourceVersion=${await version()}`);
    await admin.must('POST', pods, restingPod('told'));
    await admin.must('PATCH', `${pods}/told`, { metadata: { labels: { seen: 'yes' } } }, mergePatch);
    const added = await watch.about('told');
    expect(added).toMatchObject({ type: 'ADDED', object: { kind: 'Pod', apiVersion: 'v1' } });
    expect(await watch.about('told')).toMatchObject({
      type: 'MODIFIED',
      object: { metadata: { labels: { seen: 'yes' } } },
    });
    await admin.must('DELETE', `${pods}/told`);
    expect(await watch.about('told')).toMatchObject({
      type: 'MODIFIED',
      object: { metadata: { deletionTimestamp: expect.any(String), deletionGracePeriodSeconds: 0 } },
    });
    const deleted = await watch.about('told');
    expect(deleted).toMatchObject({ type: 'DELETED', object: { metadata: { labels: { seen: 'yes' } } } });
    const [before, after] = [added, deleted].map((event) => Number(event.object['metadata'].resourceVersion));
    expect(after).toBeGreaterThan(before ?? 0);
    watch.leave();
  });

  it('without a version begins with what is there', async () => {
    await admin.must('POST', pods, restingPod('there'));
    const watch = await admin.watch(`${pods}?watch=1`);
    expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'there' } } });
    watch.leave();
  });

  it('tells what leaves its selection as deleted, what enters as added', async () => {
    await admin.must('POST', pods, restingPod('moving'));
    const query = `watch=1&labelSelector=colour%3Dred&resourceVersion=${await version()}`;
    const watch = await admin.watch(`${pods}?${query}`);
    const paint = (colour: string) =>
      admin.must('PATCH', `${pods}/moving`, { metadata: { labels: { colour } } }, mergePatch);
    await paint('red');
    await paint('blue');
    expect(await watch.next()).toMatchObject({ type: 'ADDED' });
    expect(await watch.next()).toMatchObject({ type: 'DELETED', object: { metadata: { name: 'moving' } } });
    watch.leave();
  });

  it('ends by itself when its time is over', async () => {
    const watch = await admin.watch(`${pods}?watch=1&timeoutSeconds=1&resourceVersion=${await version()}`);
    expect(await watch.rest()).toEqual([]);
  });

  it('resumes from the version of an event without losing one', async () => {
    const watch = await admin.watch(`${pods}?watch=1&resourceVersion=${await version()}`);
    await admin.must('POST', pods, restingPod('first'));
    const seen = (await watch.about('first')).object['metadata'].resourceVersion;
    watch.leave();
    await admin.must('POST', pods, restingPod('second'));
    const again = await admin.watch(`${pods}?watch=1&resourceVersion=${seen}`);
    expect(await again.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'second' } } });
    again.leave();
  });

  it('from a version before all the server remembers is answered 200 and then an ERROR with code 410', async () => {
    const watch = await admin.watch(`${pods}?watch=1&resourceVersion=1`);
    expect(await watch.rest()).toEqual([
      {
        type: 'ERROR',
        object: expect.objectContaining({
          ...{ kind: 'Status', apiVersion: 'v1', code: 410, reason: 'Expired', status: 'Failure' },
          message: expect.stringMatching(/^too old resource version: 1 \(\d+\)$/),
        }),
      },
    ]);
  });
});

describe('a streamed list', () => {
  const streamed =
    'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';

  it('is what is there, then a bookmark that says so, then what changes', async () => {
    await admin.must('POST', pods, restingPod('initial'));
    const watch = await admin.watch(`${pods}?${streamed}`);
    const initial: string[] = [];
    let event = await watch.next();
    for (; event.type === 'ADDED'; event = await watch.next()) initial.push(event.object['metadata'].name);
    expect(initial).toContain('initial');
    expect(event).toMatchObject({
      type: 'BOOKMARK',
      object: {
        kind: 'Pod',
        metadata: {
          resourceVersion: expect.stringMatching(/^\d+$/),
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      },
    });
    await admin.must('POST', pods, restingPod('afterwards'));
    expect(await watch.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'afterwards' } } });
    watch.leave();
  });

  it('comes as metadata alone where asked for', async () => {
    const accept = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
    const watch = await admin.watch(`${pods}?${streamed}`, { accept });
    const { object } = await watch.next();
    expect(object).toMatchObject({ kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1' });
    expect(object).not.toHaveProperty('spec');
    watch.leave();
  });

  it.each(['watch=1&sendInitialEvents=true', 'watch=1&resourceVersionMatch=NotOlderThan'])(
    'is refused with 422 where half is asked: %s',
    async (query) => {
      expect(await admin.get(`${pods}?${query}`)).toMatchObject({
        status: 422,
        body: { reason: 'Invalid', details: { causes: [{ field: 'resourceVersionMatch' }] } },
      });
    },
  );
});
