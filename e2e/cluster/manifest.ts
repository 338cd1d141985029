import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '#e2e/cluster/workloads/objects.ts';

const file = new URL('../../deploy/pullport.yaml', import.meta.url);

/** The objects of deploy/pullport.yaml, in its order. Throws where it is no YAML. */
export function deployedObjects(): KubeObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`deploy/pullport.yaml: ${error.message}`);
    return document.toJS();
  });
}

/** What the manifest lets the application do: its ClusterRole and the binding, word for word. */
export function deployedRights(): KubeObject[] {
  return deployedObjects().filter(({ kind }) => kind.startsWith('ClusterRole'));
}
