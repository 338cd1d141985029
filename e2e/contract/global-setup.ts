import type { TestProject } from 'vitest/node';
import { openTarget, type Target } from '#e2e/contract/target.ts';

declare module 'vitest' {
  // Merging is how vitest learns what is provided.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface ProvidedContext {
    target: Target;
  }
}

/** Opens the target once for all test files; vitest calls what is returned at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { target, close } = await openTarget(process.env['CONTRACT_TARGET'] ?? 'demo');
  project.provide('target', target);
  const { state } = project.vitest;
  return () => close({ failed: !state.getTestModules().every((module) => module.ok()) });
}
