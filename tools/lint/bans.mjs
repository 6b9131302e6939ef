/**
 * What this code may not say, and what to say instead. One list per rule: two config blocks naming the same rule do
 * not add up, the later replaces the earlier, so each block takes whole lists from here.
 */

const htmlSetters = '/^(innerHTML|outerHTML|srcdoc)$/'
const htmlCalls = '/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString|html)$/'
const plainText = 'HTML made of a string lets a lab file write the page: use React, textContent or d3 .text().'

/** In every file. */
const syntaxEverywhere = [
  { selector: `AssignmentExpression > MemberExpression.left[property.name=${htmlSetters}]`, message: plainText },
  { selector: `AssignmentExpression > MemberExpression.left[property.value=${htmlSetters}]`, message: plainText },
  { selector: `CallExpression[callee.property.name=${htmlCalls}]`, message: plainText },
  { selector: `CallExpression[callee.property.value=${htmlCalls}]`, message: plainText },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: plainText,
  },
  { selector: 'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcDoc)$/]', message: plainText },
  { selector: "Property[key.name='dangerouslySetInnerHTML']", message: plainText },
  { selector: "Property[key.value='dangerouslySetInnerHTML']", message: plainText },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import each name from the file that has it.' },
]

const noDefaultExport = [
  { selector: 'ExportDefaultDeclaration', message: 'A named export, so that one thing has one name everywhere.' },
  { selector: "ExportSpecifier[exported.name='default']", message: 'A named export, so that one thing has one name.' },
]

// Given exactly by the language's definition, or by every engine we measured (sqrt).
const exactMath = 'abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc'
const inexactMath = [
  'acos|acosh|asin|asinh|atan|atan2|atanh|cbrt|cos|cosh|exp|expm1|hypot',
  'log|log10|log1p|log2|pow|sin|sinh|tan|tanh|E|LN10|LN2|LOG10E|LOG2E|PI|SQRT1_2|SQRT2',
].join('|')
const inexact =
  'Math.exp, log, pow, sin and their like differ between engines: use src/base (exact arithmetic, tables).'
const locale = 'The answer depends on the machine: compare with < and >, format with the functions of src/base.'

const syntaxInPureFolders = [
  { selector: "BinaryExpression[operator='**']", message: `${inexact} For powers of two, a table or 1 << n.` },
  { selector: "AssignmentExpression[operator='**=']", message: inexact },
  {
    selector: `MemberExpression[object.name='Math'][computed=false][property.name!=/^(${exactMath}|random|${inexactMath})$/]`,
    message: `Of Math, the model may use ${exactMath.replaceAll('|', ', ')}.`,
  },
  { selector: "MemberExpression[object.name='Math'][computed=true]", message: 'Name the function: Math.floor.' },
  {
    selector: "VariableDeclarator[init.name='Math']",
    message: 'Write Math.floor, so that the lint can see which function.',
  },
  { selector: 'CallExpression[callee.property.name=/^toLocale/]', message: locale },
  { selector: "CallExpression[callee.property.name='localeCompare']", message: locale },
  { selector: 'AwaitExpression', message: 'The model is synchronous: schedule an event instead of waiting.' },
  { selector: 'ImportExpression', message: 'The model is synchronous: import at the top of the file.' },
]

/** For the rule no-restricted-properties, in pure folders. */
export const bannedProperties = [
  'error',
  ...inexactMath.split('|').map((property) => ({ object: 'Math', property, message: inexact })),
  { object: 'Math', property: 'random', message: 'Draw from the world’s own seeded generator (src/base/random.ts).' },
  { object: 'Intl', property: 'DateTimeFormat', message: locale },
]

const clock = 'The world has its own time: take nowMs from the engine, or schedule an event.'
const outside = 'The model reaches nothing outside itself: return a change or an answer.'

/** @param {string} message @param {string[]} names */
function globals(message, names) {
  return names.map((name) => ({ name, message }))
}

const inPureFolders = [
  'error',
  ...globals(clock, ['Date', 'Temporal', 'performance']),
  ...globals(clock, ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask']),
  ...globals(clock, ['requestAnimationFrame', 'requestIdleCallback']),
  ...globals(locale, ['Intl']),
  ...globals('Draw from the world’s own seeded generator (src/base/random.ts).', ['crypto']),
  ...globals('When it fires is up to the engine’s memory: keep a Map.', ['WeakRef', 'FinalizationRegistry']),
  ...globals(outside, ['window', 'self', 'globalThis', 'document', 'navigator', 'location', 'localStorage']),
  ...globals(outside, ['sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest', 'WebSocket', 'postMessage']),
  ...globals(outside, ['console', 'process', 'Buffer', 'require', 'structuredClone']),
]

const inBrowser = [
  'error',
  ...globals('There is no Node in the page.', ['process', 'Buffer', 'require', '__dirname', '__filename', 'global']),
  ...globals('Use src/session/saving: IndexedDB survives large labs and two tabs.', ['sessionStorage']),
  ...globals('Ask in the page: a dialog of ui/kit can be closed, styled and tested.', ['alert', 'confirm', 'prompt']),
]

/** For the rule no-restricted-globals. */
export const bannedGlobals = { inPureFolders, inBrowser }

const withinPart = 'CallExpression[callee.name=/^(part|lazyPart)$/] > ArrowFunctionExpression ImportExpression'

/** What is fetched late may not come; whoever fetches it that way says why. */
const syntaxInUi = [
  {
    selector: `ImportExpression:not(${withinPart})`,
    message: 'Wrap it: part(() => import(…)) or lazyPart(…) of src/ui/parts tell a lost network from a fault.',
  },
]

/** The whole list for taskyard/banned-syntax, for a kind of file. */
export function bannedSyntax({ pure = false, ui = false, defaultExport = false } = {}) {
  return [
    'error',
    ...syntaxEverywhere,
    ...(defaultExport ? [] : noDefaultExport),
    ...(pure ? syntaxInPureFolders : []),
    ...(ui ? syntaxInUi : []),
  ]
}
