import { defineConfig } from 'oxlint';

/** One folder may not import from others; the message says where to go instead. */
function forbid(groups: { group: string[]; message: string; allowTypeImports?: boolean }[]) {
  return { 'no-restricted-imports': ['error', { patterns: groups }] as ['error', object] };
}

const relativeEscape = {
  group: ['../../../*'],
  message: 'Use the alias (#lib/…, #components/…) instead of climbing.',
};
const noClient = {
  group: ['@kubernetes/client-node'],
  message: 'Only lib/server/cluster speaks to the Kubernetes client. Use ctx.cluster in a verb.',
};
const noDemo = {
  group: ['#lib/demo/*'],
  message: 'Only lib/server/cluster/demo-connection.ts starts the demo cluster.',
};
const noServer = {
  group: ['#lib/server/*'],
  message:
    'This runs in the browser, or must not know the server. Ask the API through lib/client, or take a prop.',
};
const noReact = {
  group: ['react', 'react-dom', 'next', 'next/*', '#components/*'],
  message: 'No React here: this is not a page.',
};
const noNode = { group: ['node:*'], message: 'No node:* here. Pass in what is needed (a hash, a clock).' };

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'promise'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['lib/domain/vectors/**', '.next/**', 'next-env.d.ts'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/consistent-type-imports': 'error',
    'typescript/switch-exhaustiveness-check': 'off',
    'no-console': 'error',
    'no-restricted-imports': ['error', { patterns: [relativeEscape] }],
    'max-lines': ['error', { max: 300 }],
    'react/react-in-jsx-scope': 'off',
    'react/no-danger': 'error',
    'react/no-unstable-nested-components': ['error', { allowAsProps: true }],
    'import/no-unassigned-import': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-shadow': 'off',
    'no-await-in-loop': 'off',
    'promise/always-return': 'off',
    'unicorn/no-useless-spread': 'off',
    'unicorn/require-module-specifiers': 'off',
    'import/no-named-as-default-member': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    // What scrolls must be reachable by keyboard.
    'jsx-a11y/no-noninteractive-tabindex': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-misused-spread': 'off',
    'no-control-regex': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    'typescript/restrict-template-expressions': 'off',
    'typescript/no-base-to-string': 'off',
  },
  overrides: [
    {
      files: ['lib/domain/**/*.ts'],
      rules: forbid([
        {
          group: [
            '#lib/api/*',
            '#lib/server/*',
            '#lib/client/*',
            '#lib/demo/*',
            '#lib/paths.ts',
            '#components/*',
            '#app/*',
            '#scripts/*',
          ],
          message: 'The domain imports only itself.',
        },
        noNode,
        noReact,
        noClient,
        { group: ['zod', 'undici', 'pino'], message: 'The domain is plain TypeScript without libraries.' },
      ]),
    },
    {
      files: ['lib/api/**/*.ts'],
      rules: forbid([
        {
          group: ['#lib/server/*', '#lib/client/*', '#lib/demo/*', '#components/*'],
          message: 'The contract knows zod and domain types only.',
        },
        noNode,
        noReact,
        noClient,
      ]),
    },
    {
      files: ['lib/server/**/*.ts'],
      rules: forbid([
        noReact,
        { group: ['#lib/client/*'], message: 'The server does not use the browser’s post office.' },
        noDemo,
        noClient,
      ]),
    },
    {
      files: ['lib/server/cluster/**/*.ts'],
      rules: forbid([
        noReact,
        { group: ['#lib/client/*'], message: 'The server does not use the browser’s post office.' },
      ]),
    },
    {
      // The door of server pages is the one place that knows Next.
      files: ['lib/server/http/page.ts'],
      rules: { 'no-restricted-imports': 'off' },
    },
    {
      files: ['lib/demo/**/*.ts'],
      rules: forbid([
        noServer,
        noReact,
        noClient,
        {
          group: ['#lib/domain/pull/*', '#lib/domain/service-account/*', '#lib/api/*'],
          message:
            'The demo shares no code with what explains it: it would agree with itself by construction.',
        },
      ]),
    },
    {
      files: ['lib/client/**/*.{ts,tsx}'],
      rules: forbid([
        noServer,
        noNode,
        noDemo,
        noClient,
        { group: ['#components/*'], message: 'The post office draws nothing.' },
      ]),
    },
    {
      files: ['components/*/**/*.{ts,tsx}'],
      rules: forbid([noServer, noNode, noDemo, noClient]),
    },
    {
      files: ['components/ui/**/*.{ts,tsx}'],
      rules: forbid([
        {
          group: [
            '#lib/*',
            '#lib/**',
            '#app/**',
            '#components/common/*',
            '#components/pods/*',
            '#components/failures/*',
            '#components/pull-secrets/*',
            '#components/service-accounts/*',
            '#components/overview/*',
          ],
          message: 'Primitives know nothing of ours.',
        },
        noNode,
        noClient,
      ]),
    },
    {
      files: ['app/**/*.{ts,tsx}'],
      rules: forbid([
        noClient,
        noDemo,
        noNode,
        { group: ['#lib/server/cluster/*'], message: 'Doors call verbs; verbs speak to the cluster.' },
      ]),
    },
    {
      files: ['**/*.test.{ts,tsx}', 'scripts/**', 'e2e/**', '*.config.*'],
      rules: {
        'no-restricted-imports': 'off',
        'typescript/no-non-null-assertion': 'off',
        'typescript/unbound-method': 'off',
        'typescript/require-array-sort-compare': 'off',
        // Playwright reads from the pattern which fixtures one needs.
        'no-empty-pattern': 'off',
        'import/no-default-export': 'off',
      },
    },
    {
      files: ['scripts/testing/silent-console.ts', 'scripts/**/*.ts', 'e2e/**/*.ts'],
      rules: { 'no-console': 'off' },
    },
  ],
});
