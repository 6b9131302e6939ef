import { bannedGlobals, bannedProperties, bannedSyntax } from './tools/lint/bans.mjs'
import { react, script, typescript } from './tools/lint/rules.mjs'

const tests = ['**/*.test.{ts,tsx}', 'e2e/**/*.ts']
const pureFolders = ['src/{base,model,lessons,labfile,look}/**/*.ts']
const browserFolders = ['src/{worker,session,canvas,ui}/**/*.{ts,tsx}', 'src/main.ts']
const components = ['src/{session,ui}/**/*.tsx', 'src/{session,ui}/**/use[A-Z]*.ts', 'src/main.ts']
const configs = ['*.config.{ts,mjs}', '.dependency-cruiser.cjs', 'tools/lint/plugin.mjs']

/** @param {number} max lines of a function; comments and blank lines count for nothing */
const linesOfFunction = (max) => ({
  'max-lines-per-function': ['error', { max, skipBlankLines: true, skipComments: true }],
})

/** One program checks types and style: what asks for types is in the same list (`npm run test:lint`). */
export default {
  plugins: ['typescript', 'react', 'oxc'],
  jsPlugins: ['./tools/lint/plugin.mjs'],
  categories: { correctness: 'error' },
  options: { typeAware: true, typeCheck: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['dist/', '.cache/', 'coverage/', 'playwright-report/', 'test-results/'],
  rules: {
    ...script,
    ...typescript,
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    ...linesOfFunction(60),
    'taskyard/disable-needs-reason': 'error',
    'taskyard/banned-syntax': bannedSyntax(),
  },
  // Where two blocks name one rule the later replaces the earlier, so each takes whole lists.
  overrides: [
    { files: ['**/*.tsx'], rules: linesOfFunction(90) },
    { files: browserFolders, rules: { 'no-restricted-globals': bannedGlobals.inBrowser } },
    { files: components, excludeFiles: tests, rules: react },
    { files: ['src/ui/**'], rules: { 'taskyard/banned-syntax': bannedSyntax({ ui: true }) } },
    {
      files: pureFolders,
      excludeFiles: tests,
      rules: {
        'taskyard/banned-syntax': bannedSyntax({ pure: true }),
        'no-restricted-properties': bannedProperties,
        'no-restricted-globals': bannedGlobals.inPureFolders,
      },
    },
    { files: tests, rules: { ...linesOfFunction(120), 'no-console': 'off' } },
    { files: ['tools/**', 'src/headless/**'], rules: { 'no-console': 'off' } },
    { files: configs, rules: { 'taskyard/banned-syntax': bannedSyntax({ defaultExport: true }) } },
  ],
}
