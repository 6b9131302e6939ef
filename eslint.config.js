import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import {
  globalsInBrowserFolders,
  globalsInPureFolders,
  propertiesInPureFolders,
  syntaxBans,
} from './tools/lint/bans.mjs'
import { disableNeedsReason } from './tools/lint/reasons.mjs'

const code = ['**/*.{ts,tsx,js,mjs,cjs}']
const typescript = ['**/*.{ts,tsx}']
const tests = ['**/*.test.{ts,tsx}', 'e2e/**/*.ts']
const pureFolders = ['src/{base,model,cli,lessons,labfile,look}/**/*.ts']
const browserFolders = ['src/{worker,session,canvas,ui}/**/*.{ts,tsx}', 'src/main.tsx']
const components = ['src/{session,ui}/**/*.tsx', 'src/{session,ui}/**/use[A-Z]*.ts', 'src/main.tsx']
const configs = ['*.config.{ts,js}', '.dependency-cruiser.cjs']

const blank = { skipBlankLines: true, skipComments: true }

const sizes = {
  'max-lines': ['error', { max: 300, ...blank }],
  'max-lines-per-function': ['error', { max: 60, ...blank }],
}

const plain = {
  eqeqeq: 'error',
  'no-console': 'error',
  // Control characters are what input is searched for.
  'no-control-regex': 'off',
  'no-param-reassign': 'error',
  'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'todo'], location: 'anywhere' }],
  'prefer-const': 'error',
  'taskyard/disable-needs-reason': 'error',
}

/** What asks for types is asked by oxlint: tools/lint/typed.json. */
const typescriptOnly = {
  '@typescript-eslint/max-params': ['error', { max: 3 }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/consistent-indexed-object-style': 'off',
}

export default defineConfig([
  globalIgnores(['dist/', '.cache/', 'coverage/', 'playwright-report/', 'test-results/']),
  {
    files: code,
    extends: [js.configs.recommended],
    plugins: { taskyard: { rules: { 'disable-needs-reason': disableNeedsReason } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...plain, ...sizes, 'no-restricted-syntax': syntaxBans(), 'max-params': ['error', 3] },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    // The compiler knows every name; and typescript-eslint counts parameters without a declared `this`.
    rules: { ...typescriptOnly, 'no-undef': 'off', 'max-params': 'off' },
  },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 90, ...blank }] } },
  {
    files: browserFolders,
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'no-restricted-globals': ['error', ...globalsInBrowserFolders] },
  },
  // Most of its rules run React's compiler over a file, which takes long: over those that can hold components and hooks.
  { files: components, ignores: tests, extends: [reactHooks.configs.flat.recommended] },
  { files: ['src/ui/**'], rules: { 'no-restricted-syntax': syntaxBans({ ui: true }) } },
  {
    files: pureFolders,
    ignores: tests,
    rules: {
      'no-restricted-syntax': syntaxBans({ pure: true }),
      'no-restricted-properties': ['error', ...propertiesInPureFolders],
      'no-restricted-globals': ['error', ...globalsInPureFolders],
    },
  },
  { files: tests, rules: { 'max-lines-per-function': ['error', { max: 120, ...blank }], 'no-console': 'off' } },
  { files: ['tools/**', 'src/headless/**'], rules: { 'no-console': 'off' } },
  // The compiler knows these names too (checkJs).
  { files: ['tools/**/*.mjs'], rules: { 'no-undef': 'off' } },
  {
    files: configs,
    languageOptions: { globals: { process: 'readonly', module: 'writable' } },
    rules: { 'no-restricted-syntax': syntaxBans({ defaultExport: true }) },
  },
])
