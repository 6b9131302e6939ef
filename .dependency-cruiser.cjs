/** Who may import whom: downward only. One row per layer: what it may import of the others, and which packages. */
const xstate = 'xstate'
const parsers = ['jsonc-parser', 'string-argv', 'zod', '@jmespath-community/jmespath']

const layers = {
  base: { layers: [], packages: [] },
  model: { layers: ['base'], packages: [] },
  labfile: { layers: ['base', 'model'], packages: parsers },
  cli: { layers: ['base', 'model'], packages: parsers },
  lessons: { layers: ['base', 'model', 'labfile'], packages: ['zod', xstate, '@jmespath-community/jmespath'] },
  challenge: { layers: ['base', 'model', 'labfile', 'lessons'], packages: ['zod', 'ts-fsrs', xstate] },
  worker: { layers: ['base', 'model', 'labfile', 'cli', 'lessons', 'challenge'], packages: ['comlink'] },
  session: {
    layers: ['base', 'model', 'labfile', 'cli', 'lessons', 'challenge', 'worker'],
    packages: ['react', 'zustand', xstate, '@xstate/react', '@tanstack/react-query', 'idb', 'fflate', 'zod'],
  },
  look: { layers: ['base', 'model'], packages: [] },
  canvas: { layers: ['base', 'model', 'look'], packages: ['d3', 'd3-[a-z-]+'] },
  ui: { layers: ['base', 'model', 'labfile', 'cli', 'lessons', 'challenge', 'session', 'look', 'canvas'] },
  testing: {
    layers: [
      'base',
      'model',
      'labfile',
      'cli',
      'lessons',
      'challenge',
      'worker',
      'session',
      'look',
      'canvas',
      'ui',
      'headless',
    ],
    node: true,
  },
  headless: {
    layers: ['base', 'model', 'labfile', 'cli', 'lessons', 'challenge', 'worker'],
    packages: [...parsers, xstate, 'fflate'],
    node: true,
  },
}

/**
 * Inside the model every import points down: what is (world), how it is asked (api), what happens (one folder a
 * subject, each may import those before it), what is due and when (engine). Where a subject has to wake one that
 * stands above it, a reaction does (src/model/engine/reactions.ts).
 */
const subjects = [
  ...[
    'definition',
    'tags',
    'network',
    'registry',
    'workstation',
    'logs',
    'roles',
    'secrets',
    'cluster',
    'attributes',
    'task',
    'capacity',
    'provider',
    'balancing',
    'placement',
    'service',
    'protection',
    'taskSet',
    'deployment',
    'codeDeploy',
    'traffic',
    'monitoring',
    'groupScaling',
    'scaling',
    'groupPolicies',
    'lab',
    'fault',
  ],
]
const modelRooms = ['world', 'api', ...subjects, 'engine']

/**
 * Pages of the page: what two of them need stands in a room that neither is. Only the router knows them all, and what
 * is drawn before them, which needs what each opens.
 */
const pages = ['home', 'demo', 'scaling', 'deployments', 'lab', 'scenarios', 'challenge', 'exam', 'duel', 'progress']
/** The rooms of ui that all others stand on, lowest first: each may import of ui itself and those before it. */
const uiRooms = ['theme', 'parts', 'kit', 'words', 'acts', 'subjects']

const names = Object.keys(layers)
const test = '[.]test[.]tsx?$'
// A package as it is resolved (its types may stand in @types), or as it is written when it is not installed.
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'npm-bundled']

const folder = (name) => `^src/${name}/`
const anyOf = (list) => `^src/(${list.join('|')})/`
const installed = (list) => `(^|node_modules/)(@types/)?(${list.join('|')})(/|$)`

function layerRule(name) {
  const { layers: below } = layers[name]
  const allowed = [name, ...below]
  return {
    name: `${name}-imports-downward`,
    comment: `${name} may import ${below.join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: folder(name) },
    // A test builds its lab with the builders of src/testing.
    to: { path: '^(src|tools|e2e)/', pathNot: anyOf([...allowed, 'testing']) },
  }
}

function roomRule(room, index) {
  return {
    name: `model-${room}-imports-downward`,
    comment: `model/${room} may import of the model: ${modelRooms.slice(0, index).join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: `^src/model/${room}/`, pathNot: test },
    to: { path: '^src/model/', pathNot: `^src/model/(${modelRooms.slice(0, index + 1).join('|')})/` },
  }
}

function uiRoomRule(room, index) {
  return {
    name: `ui-${room}-imports-downward`,
    comment: `ui/${room} may import of ui: ${uiRooms.slice(0, index).join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: `^src/ui/${room}/`, pathNot: test },
    to: { path: '^src/ui/', pathNot: `^src/ui/(${uiRooms.slice(0, index + 1).join('|')})/` },
  }
}

function pageRule(page) {
  return {
    name: `${page}-imports-no-page`,
    comment: 'No page imports another: what two of them need stands in a room that is none.',
    severity: 'error',
    from: { path: '^src/ui/', pathNot: `^src/ui/(${page}/|routes/router[.]tsx$|first/)` },
    to: { path: `^src/ui/${page}/` },
  }
}

function packageRule(name) {
  const { packages } = layers[name]
  return {
    name: `${name}-packages`,
    comment: `${name} may use ${packages.join(', ') || 'no package'}.`,
    severity: 'error',
    from: { path: folder(name), pathNot: name === 'model' ? [test, '^src/model/world/task/'] : test },
    to: { dependencyTypes: npm, ...(packages.length ? { pathNot: installed(packages) } : {}) },
  }
}

function nodeRule(name) {
  return {
    name: `${name}-without-node`,
    comment: `${name} runs in a browser: nothing of Node.`,
    severity: 'error',
    from: { path: folder(name), pathNot: test },
    to: { dependencyTypes: ['core'] },
  }
}

module.exports = {
  forbidden: [
    ...names.map(layerRule),
    ...modelRooms.map(roomRule),
    ...uiRooms.map(uiRoomRule),
    ...pages.map(pageRule),
    {
      name: 'kit-knows-no-model',
      comment: 'A control knows nothing of ECS: what depicts a task or says a number stands in subjects and words.',
      severity: 'error',
      from: { path: '^src/ui/kit/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/(ui/(kit|theme)|look|base)/' },
    },
    {
      name: 'drawn-from-the-world',
      comment: 'Of the model, what is drawn with knows only what is: model/world.',
      severity: 'error',
      from: { path: '^src/(look|canvas)/', pathNot: test },
      to: { path: '^src/model/', pathNot: '^src/model/world/' },
    },
    {
      name: 'model-rooms',
      comment: 'A folder of the model is world, api, engine, or a subject of the list above.',
      severity: 'error',
      from: { path: '^src/model/', pathNot: `^src/model/(${modelRooms.join('|')})/` },
      to: {},
    },
    {
      name: 'model-runs-off-the-page',
      comment: 'The model runs in the worker and in headless; of lessons and challenge, what their make makes there.',
      severity: 'error',
      from: {
        path: '^src/(lessons|challenge|session|canvas|ui)/',
        pathNot: [test, '[.]fixture[.]ts$', '^src/(lessons|challenge)/make/'],
      },
      to: { path: '^src/(model/(?!world/|api/)|(lessons|challenge)/make/)' },
    },
    {
      name: 'testing-for-tests',
      comment: 'What stands in src/testing is for tests and tools alone.',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, '^src/testing/', '[.]fixture[.]ts$'] },
      to: { path: '^src/testing/' },
    },
    {
      name: 'aws-sdk-in-one-room',
      comment: 'AWS’s SDK is here for its models and its client: what our shapes and answers are held against.',
      severity: 'error',
      from: { pathNot: '^src/testing/aws/' },
      to: { path: '@aws-sdk/client-' },
    },
    {
      name: 'judges-from-outside',
      comment: 'What judges the keys of questions knows their cases alone, as types: nothing that the model computes.',
      severity: 'error',
      // IAM's policies are read a second time there, without the model.
      from: { path: '^src/testing/(judges/|naivePolicies)' },
      to: { path: '^src/', pathNot: '^src/testing/(judges/|naivePolicies)', dependencyTypesNot: ['type-only'] },
    },
    ...names.filter((name) => layers[name].packages).map(packageRule),
    ...names.filter((name) => !layers[name].node).map(nodeRule),
    {
      name: 'model-task-packages',
      comment: 'The task’s life is a statechart: xstate, in model/world/task alone.',
      severity: 'error',
      from: { path: '^src/model/world/task/', pathNot: test },
      to: { dependencyTypes: npm, pathNot: installed([xstate]) },
    },
    {
      name: 'answers-from-outside',
      comment: 'What judges answers knows the door alone: a fault of the model would else be in its judge too.',
      severity: 'error',
      from: { path: '^src/testing/answers/' },
      to: { path: '^src/model/', pathNot: '^src/model/(engine/run|api/command)[.]ts$' },
    },
    {
      name: 'no-other-layer',
      comment: 'A file of src stands in one of the layers of design.md; only main.ts stands above them.',
      severity: 'error',
      from: { path: '^src/', pathNot: [anyOf(names), '^src/main[.]ts$', '^src/[a-z-]+[.]d[.]ts$'] },
      to: {},
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one, or a third is missing between them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'The file or package does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-in-program',
      comment: 'Only tests import tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: test },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'types', 'default'] },
  },
}
