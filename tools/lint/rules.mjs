/**
 * The rules beside oxlint's own category "correctness", by what they concern. Those of ESLint's recommended set and
 * of typescript-eslint's strict and stylistic ones are all here or there.
 */

/** @param {string[]} names */
const errors = (...names) => Object.fromEntries(names.map((name) => [name, 'error']))

export const script = {
  ...errors('eqeqeq', 'no-console', 'no-param-reassign', 'no-var', 'prefer-const', 'prefer-rest-params'),
  ...errors('prefer-spread', 'no-array-constructor', 'no-useless-constructor', 'no-empty-function', 'no-empty'),
  ...errors('no-case-declarations', 'no-fallthrough', 'no-prototype-builtins', 'no-regex-spaces'),
  ...errors('no-unexpected-multiline', 'no-useless-assignment', 'preserve-caught-error'),
  'max-params': ['error', { max: 3 }],
  'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'todo'], location: 'anywhere' }],
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  // Control characters are what input is searched for.
  'no-control-regex': 'off',
}

/** @param {string[]} names */
const typed = (...names) => errors(...names.map((name) => `typescript/${name}`))

export const typescript = {
  ...typed('no-dynamic-delete', 'no-empty-object-type', 'no-explicit-any', 'no-extraneous-class', 'no-namespace'),
  ...typed('no-invalid-void-type', 'no-non-null-asserted-nullish-coalescing', 'no-non-null-assertion'),
  ...typed('no-require-imports', 'no-unnecessary-type-constraint', 'no-unsafe-function-type', 'array-type'),
  ...typed('prefer-literal-enum-member', 'unified-signatures', 'adjacent-overload-signatures', 'ban-tslint-comment'),
  ...typed('class-literal-property-style', 'consistent-generic-constructors', 'consistent-type-assertions'),
  ...typed('consistent-type-definitions', 'no-confusing-non-null-assertion', 'no-inferrable-types', 'prefer-for-of'),
  ...typed('prefer-function-type', 'no-import-type-side-effects'),
  'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
  'typescript/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  // What we do on purpose: texts counted by code points, lists of names sorted, `unknown` written as a text, methods
  // of records that use no `this`.
  ...Object.fromEntries(
    ['no-misused-spread', 'require-array-sort-compare', 'no-base-to-string', 'unbound-method'].map((name) => [
      `typescript/${name}`,
      'off',
    ]),
  ),
  // These ask for types.
  ...typed('await-thenable', 'no-floating-promises'),
  'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
}

/** Those that come of React's compiler are of "correctness". */
export const react = errors('react/rules-of-hooks', 'react/exhaustive-deps', 'react/unsupported-syntax')
