import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { ecrImage } from './imageWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface CachedCase {
  /** Where ARG stands: before the packages are installed, or after. */
  readonly argument: 'BEFORE' | 'AFTER'
  readonly changed: 'source' | 'list' | 'argument' | 'secret' | 'date' | 'command'
  /** How many lines of settings stand before the packages, and how many before the last. */
  readonly early: number
  readonly late: number
}

const CASES: readonly CachedCase[] = crossed({
  argument: ['BEFORE', 'AFTER'] as const,
  changed: ['source', 'list', 'argument', 'secret', 'date', 'command'] as const,
  early: range(0, 4),
  late: range(0, 4),
})

const EARLY = ['WORKDIR /app', 'ENV PYTHONUNBUFFERED=1', 'ENV PIP_NO_CACHE_DIR=1', 'LABEL team=shop']
const LATE = ['EXPOSE 8080', 'STOPSIGNAL SIGINT', 'VOLUME /data', 'USER app']

const REBUILT_MS = 300_000
const ASKED_MS = 600_000

function linesOf({ argument, early, late }: CachedCase, command: string): readonly string[] {
  const packages = ['COPY requirements.txt .', 'RUN --mount=type=secret,id=pypi pip install -r requirements.txt']
  const before = argument === 'BEFORE' ? ['ARG VERSION', ...packages] : [...packages, 'ARG VERSION']
  return [
    'FROM python:3.12-slim',
    ...EARLY.slice(0, early),
    ...before,
    'COPY src/ src/',
    'RUN python -m compileall src',
    ...LATE.slice(0, late),
    `CMD ["python", "src/${command}"]`,
  ]
}

function built(one: CachedCase, image: string, isChanged: boolean) {
  const is = (what: CachedCase['changed']) => isChanged && one.changed === what
  const files = [
    { path: 'requirements.txt', content: is('list') ? 'flask==3.1' : 'flask==3.0' },
    { path: 'src/app.py', content: is('source') ? 'version 2' : 'version 1' },
  ]
  return act('docker', 'Build', {
    dockerfile: linesOf(one, is('command') ? 'serve.py' : 'app.py').join('\n'),
    tag: image,
    files,
    buildArgs: [{ name: 'VERSION', value: is('argument') ? '2' : '1' }],
    secrets: [{ id: 'pypi', value: is('secret') ? 'second token' : 'first token' }],
  })
}

function asked(one: CachedCase, draw: Draw): Asked {
  const { service: repositoryName } = drawnNames(draw)
  const [first, second] = [ecrImage(repositoryName, '1'), ecrImage(repositoryName, '2')]
  return {
    lab: labOf(`A second build of ${repositoryName}`, draw, [
      [0, built(one, first, false)],
      [REBUILT_MS, built(one, second, true)],
    ]),
    fromMs: REBUILT_MS,
    ask: cachedAsk(one, { repositoryName, image: second }),
  }
}

const CHANGES: Readonly<Record<CachedCase['changed'], string>> = {
  source: 'a line in src/app.py has changed',
  list: 'a version in requirements.txt has changed',
  argument: 'nothing has changed but the value of --build-arg VERSION',
  secret: 'nothing has changed but what is in the secret pypi',
  date: 'every file was checked out anew: the dates are others, what is in them is the same',
  command: 'CMD names another file, and nothing else has changed',
}

const WHY: Readonly<Record<CachedCase['changed'], string>> = {
  source: 'COPY goes by what is in the files.',
  list: 'COPY goes by what is in the files, and pip install stands after it.',
  argument: 'A build argument counts from the first RUN after its ARG.',
  secret: 'A secret never counts for the cache.',
  date: 'COPY goes by what is in the files, not by their dates.',
  command: 'A line counts by its words; CMD is the last and makes no layer.',
}

interface Built {
  readonly repositoryName: string
  readonly image: string
}

function cachedAsk(one: CachedCase, { repositoryName, image }: Built): ValueAsk {
  const { changed } = one
  const code = linesOf(one, 'app.py')
  const count = code.length
  return {
    kind: 'value',
    question: `How many of these ${String(count)} lines come from the cache, the base with them?`,
    lead: `${repositoryName}:1 was built a few minutes ago. Since then ${CHANGES[changed]}. On the same machine ${repositoryName}:2 is built of the same Dockerfile:`,
    code: [...code],
    hints: ['Which line is the first whose words or whose input are others?', 'What comes after it is built anew.'],
    until: { ms: ASKED_MS - REBUILT_MS },
    look: {
      service: 'docker',
      operation: 'History',
      input: { image },
      query: "length(history[?status=='CACHED'])",
    },
    say: (cached) => `${String(cached)} of ${String(count)} lines`,
    wrong: [
      {
        value: 1,
        mistake: 'cache-overlooked',
        shows: 'Lines before the change come from the cache as well as the base.',
      },
      {
        value: count - 1,
        mistake: 'changed-layer-alone',
        shows: 'From the first line that changes on every line is built anew.',
      },
      { value: count, mistake: 'cache-takes-all', shows: 'What a line takes counts, not its words alone.' },
    ],
    reveal: (value) => ({
      text: `${String(value)} of ${String(count)}. ${WHY[changed]} From the first line that is built anew on all are.`,
      rule: 'DOC-2',
      source: 'docs.docker.com, build cache; build cache invalidation',
      exam: 'Put what changes least first, and ARG as late as it can stand.',
    }),
  }
}

export const cachedLines = template<CachedCase>({
  id: 'cached-lines',
  title: 'What comes from the build cache',
  topic: 'containers',
  exam: ['DVA3'],
  cases: CASES,
  ask: asked,
})
