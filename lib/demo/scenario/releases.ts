import { type JsonObject, asObject, member } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { objectsIn } from '#lib/demo/kubelet/pod-view.ts';
import { type Registries } from '#lib/demo/registries.ts';
import { type Registry } from '#lib/demo/registries/model.ts';
import { gar } from './logins.ts';
import { digestOf } from './registries/shelf.ts';

const path = 'corp-example-ml/serving/feature-store';

/** Pushes the next feature store and rolls it out: a pull of more than half an hour, so that one can always be seen. */
export function releaseFeatureStore(store: ObjectStore, registries: Registries, count: number): void {
  const tag = `2026.11.${count + 1}`;
  registries.change(gar, (registry) => withTag(registry, tag, store.clock.now()));
  if (store.get('statefulsets', 'ml-platform', 'feature-store') === undefined) return;
  store.mutate('statefulsets', 'ml-platform', 'feature-store', (draft) => {
    const spec = asObject(draft['spec']) ?? {};
    const template = asObject(spec['template']) ?? {};
    const podSpec = asObject(member(template, 'spec')) ?? {};
    const containers = objectsIn(podSpec['containers']).map((container): JsonObject => ({
      ...container,
      image: `${gar}/${path}:${tag}`,
    }));
    return {
      ...draft,
      spec: { ...spec, template: { ...template, spec: { ...podSpec, containers } } },
    };
  });
}

function withTag(registry: Registry, tag: string, at: number): Registry {
  const repository = registry.repositories.get(path);
  const [latest] = [...(repository?.tags.values() ?? [])].flat();
  if (repository === undefined || latest === undefined) return registry;
  const pushed = { ...latest, digest: digestOf(registry.host, path, tag), at };
  const tags = new Map([...repository.tags, [tag, [pushed]]]);
  return {
    ...registry,
    repositories: new Map([...registry.repositories, [path, { ...repository, tags }]]),
  };
}
