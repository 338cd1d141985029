import { readdirSync } from 'node:fs';
import { defineConfig } from 'oxlint';

type Forbidden = { group: string[]; message: string };

const layers = 'app|components|api|client|demo|domain|server';

/** Between layers the alias is the only way, so that the rules below see every step. */
const climbing = {
  // As a regular expression: what another rule's group allows by `!` is not asked of groups any more.
  regex: `^(\\.\\./){3}|^(\\.\\./)+(${layers})/`,
  message: 'Use the alias (#lib/…, #components/…) instead of climbing.',
};

/** What a folder may not import, with where to go instead. */
function forbid(...groups: Forbidden[]) {
  return { 'no-restricted-imports': ['error', { patterns: [climbing, ...groups] }] as ['error', object] };
}

/** Of our own code only this. One star ends at a slash: folders need two. */
function only(allowed: string[], message: string): Forbidden {
  return { group: ['#*/**', ...allowed.map((place) => `!${place}`)], message };
}

const noClient: Forbidden = {
  group: ['@kubernetes/client-node'],
  message: 'Only lib/server/cluster speaks to the Kubernetes client. Use ctx.cluster in a verb.',
};
const noReact: Forbidden = {
  group: ['react', 'react-dom', 'react/**', 'react-dom/**', 'next', 'next/**'],
  message: 'No React here: this is not a page.',
};
const noNode: Forbidden = {
  group: ['node:*', 'node:*/**'],
  message: 'No node:* here. Pass in what is needed (a hash, a clock).',
};
const noWholeZod: Forbidden = {
  group: ['zod', '!zod/mini'],
  message: 'The browser takes zod/mini: 5 KB instead of 26.',
};
const noOtherLayer = only(
  ['#lib/server/**', '#lib/api/**', '#lib/domain/**', '#lib/paths.ts'],
  'The server knows the contract, the domain and paths. Only cluster/demo-connection.ts starts the demo.',
);

/** What a feature and the shared parts may use besides themselves. */
const shared = ['common', 'ui'].map((name) => `#components/${name}/**`);
const rooms = readdirSync(new URL('./components', import.meta.url)).filter((name) => name !== 'ui');

/** One room's rule: a feature never imports another. */
function roomRule(name: string) {
  const own = `#components/${name}/**`;
  const others = rooms.filter((other) => other !== name);
  const allowed = [...shared, own, '#lib/client/**', '#lib/domain/**', '#lib/api/**', '#lib/paths.ts'];
  return {
    files: [`components/${name}/**/*.{ts,tsx}`],
    rules: forbid(
      { group: others.map((other) => `../${other}/**`), message: climbing.message },
      only(allowed, 'Ask the API through lib/client, take a prop, or move what two features need to common.'),
      noNode,
      noClient,
      noWholeZod,
    ),
  };
}

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
    ...forbid(),
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
      rules: forbid({
        group: ['**', '!./**', '!../**', '!#lib/domain/**'],
        message: 'The domain imports only itself, no library and no node:*. Pass in a hash or a clock.',
      }),
    },
    {
      files: ['lib/api/**/*.ts'],
      rules: forbid({
        group: ['**', '!./**', '!../**', '!#lib/api/**', '!#lib/domain/**', '!zod'],
        message: 'The contract knows zod and domain types only.',
      }),
    },
    {
      files: ['lib/server/**/*.ts'],
      rules: forbid(noOtherLayer, noReact, noClient),
    },
    {
      files: ['lib/server/cluster/**/*.ts'],
      rules: forbid(noOtherLayer, noReact),
    },
    {
      files: ['lib/server/cluster/demo-connection.ts'],
      rules: forbid(noReact, noClient),
    },
    {
      // The door of server pages is the one place that knows Next.
      files: ['lib/server/http/page.ts'],
      rules: forbid(noOtherLayer, noClient),
    },
    {
      files: ['lib/demo/**/*.ts'],
      rules: forbid(
        only(
          ['#lib/demo/**', '#lib/domain/image/**', '#lib/domain/pull-secret/json-document.ts'],
          'The demo shares no code with what explains it: it would agree with itself by construction.',
        ),
        noReact,
        noClient,
      ),
    },
    {
      files: ['lib/client/**/*.{ts,tsx}'],
      rules: forbid(
        only(
          ['#lib/client/**', '#lib/api/**', '#lib/domain/**', '#lib/paths.ts'],
          'The post office draws nothing and does not know the server.',
        ),
        noNode,
        noClient,
        noWholeZod,
      ),
    },
    ...rooms.map(roomRule),
    {
      files: ['components/ui/**/*.{ts,tsx}'],
      rules: forbid(only(['#components/ui/**'], 'Primitives know nothing of ours.'), noNode, noClient),
    },
    {
      files: ['app/**/*.{ts,tsx}'],
      rules: forbid(noClient, noNode, {
        group: ['#lib/server/cluster/**', '#lib/demo/**'],
        message: 'Doors call verbs; verbs speak to the cluster.',
      }),
    },
    {
      files: ['instrumentation.ts'],
      rules: forbid(only(['#lib/server/start-server.ts'], 'It starts the server, nothing else.')),
    },
    {
      files: ['proxy.ts'],
      rules: forbid(
        only(['#lib/server/http/headers.ts', '#lib/paths.ts'], 'It sets headers and decides nothing.'),
      ),
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
