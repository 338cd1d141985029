import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { SecretMemory } from './secret-memory.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport();
});
afterAll(() => world.close());

describe('SecretMemory', () => {
  it('is pending before it was read, then knows keys and users but no value', async () => {
    const { cluster, identity } = await world.contextOf('mara');
    const secrets = new SecretMemory().of(identity.key);
    expect(secrets.view('payments')).toEqual({ is: 'pending' });
    await secrets.read(cluster, ['payments']);
    const view = secrets.view('payments');
    expect(view.is).toBe('read');
    const told = view.is === 'read' ? JSON.stringify([...view.secrets.values()]) : '';
    expect(told).toContain('registry.corp.example');
    const stored = (await world.kube('GET', '/api/v1/namespaces/payments/secrets')) as {
      items: { data?: Record<string, string> }[];
    };
    const values = stored.items.flatMap(({ data }) => Object.values(data ?? {}));
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) {
      const text = Buffer.from(value, 'base64').toString();
      expect(told).not.toContain(value);
      for (const [, password] of text.matchAll(/"(?:password|auth)":"([^"]+)"/g))
        expect(told).not.toContain(password);
    }
  });

  it('remembers a refusal as such and never lends one session what another read', async () => {
    const memory = new SecretMemory();
    const mara = await world.contextOf('mara');
    const vera = await world.contextOf('vera');
    await memory.of(mara.identity.key).read(mara.cluster, ['payments']);
    await memory.of(vera.identity.key).read(vera.cluster, ['payments']);
    expect(memory.of(mara.identity.key).view('payments').is).toBe('read');
    expect(memory.of(vera.identity.key).view('payments')).toEqual({ is: 'refused' });
    expect(memory.of(vera.identity.key).named('payments', ['corp-registry'])).toEqual([
      { is: 'not-readable', name: 'corp-registry' },
    ]);
    memory.drop(mara.identity.key);
    expect(memory.of(mara.identity.key).view('payments')).toEqual({ is: 'pending' });
  });

  it('tells listeners when something is known anew, and not when a list says the same again', async () => {
    const { cluster, identity } = await world.contextOf('jana');
    const secrets = new SecretMemory().of(identity.key);
    let told = 0;
    secrets.onChange(() => (told += 1));
    await secrets.read(cluster, ['search']);
    expect(told).toBe(1);
    secrets.forget(['search']);
    await secrets.read(cluster, ['search']);
    expect(told).toBe(1);
  });

  it('keeps what it knows of secrets of other types until it knows better', async () => {
    const { cluster, identity } = await world.contextOf('jana');
    const secrets = new SecretMemory().of(identity.key);
    const known = () => secrets.named('data-ingest', ['archive-pull']).map(({ is }) => is);
    await secrets.read(cluster, ['data-ingest']);
    await secrets.readOthers(cluster, ['data-ingest']);
    expect(known()).toEqual(['there']);
    await world.kube('DELETE', '/api/v1/namespaces/data-ingest/secrets/archive-pull');
    secrets.forget(['data-ingest']);
    await secrets.read(cluster, ['data-ingest']);
    expect(known()).toEqual(['there']);
    expect(secrets.needsOthers('data-ingest', ['archive-pull'])).toBe(true);
    await secrets.readOthers(cluster, ['data-ingest']);
    expect(known()).toEqual(['missing']);
  });

  it('reads everything at once for who may, and falls back on single namespaces for who may not', async () => {
    for (const person of ['jana', 'tomas']) {
      const { cluster, identity } = await world.contextOf(person);
      const secrets = new SecretMemory().of(identity.key);
      await secrets.readAll(cluster, ['search', 'checkout']);
      expect(secrets.view('search').is).toBe('read');
      expect(secrets.view('checkout').is).toBe(person === 'jana' ? 'read' : 'refused');
    }
  });
});
