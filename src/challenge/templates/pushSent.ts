import { act } from '../../model/api/act.ts'
import { LAB_EPOCH_SECONDS } from '../../model/world/world.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { ecrImage, megabytes, registryLook, repositoryNamed } from './imageWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface SentCase {
  /** What the Dockerfile copies before it installs: all files, or the list of packages alone. */
  readonly order: 'ALL_FIRST' | 'LIST_FIRST'
  readonly changed: 'source' | 'list' | 'command' | 'nothing'
  readonly packagesMb: number
  readonly sourceMb: number
}

const CASES: readonly SentCase[] = crossed({
  order: ['ALL_FIRST', 'LIST_FIRST'] as const,
  changed: ['source', 'list', 'command', 'nothing'] as const,
  packagesMb: range(40, 100, 10),
  sourceMb: range(4, 20, 4),
})

const LIST_MB = 1
const BASE = 'python:3.12-slim'
const REBUILT_MS = 600_000
const ASKED_MS = 1_200_000
const TRIED_MS = 120_000
/** A push takes a second and sends 10 MB in each after it (DOC-6). */
const RATE = 10

interface Line {
  readonly text: string
  readonly sizeMb: number | null
}

/** What the Dockerfile says, and how large the layer of each line is; `command` is what its last line starts. */
function linesOf({ order, packagesMb, sourceMb }: SentCase, command: string): readonly Line[] {
  const install = { text: 'RUN pip install -r requirements.txt', sizeMb: packagesMb }
  const copies =
    order === 'ALL_FIRST'
      ? [{ text: 'COPY . .', sizeMb: sourceMb + LIST_MB }, install]
      : [{ text: 'COPY requirements.txt .', sizeMb: LIST_MB }, install, { text: 'COPY src/ src/', sizeMb: sourceMb }]
  return [{ text: `FROM ${BASE}`, sizeMb: null }, ...copies, { text: `CMD python ${command}`, sizeMb: null }]
}

function built(one: SentCase, image: string, isChanged: boolean) {
  const is = (what: SentCase['changed']) => isChanged && one.changed === what
  const lines = linesOf(one, is('command') ? 'src/serve.py' : 'src/app.py')
  return act('docker', 'Build', {
    dockerfile: lines.map(({ text }) => text).join('\n'),
    tag: image,
    files: [
      { path: 'requirements.txt', content: is('list') ? 'flask==3.1' : 'flask==3.0' },
      { path: 'src/app.py', content: is('source') ? 'version 2' : 'version 1' },
    ],
    sizes: lines.flatMap(({ sizeMb }, at) => (sizeMb === null ? [] : [{ line: at + 1, sizeMb }])),
  })
}

function asked(one: SentCase, draw: Draw): Asked {
  const { service: repositoryName } = drawnNames(draw)
  const [first, second] = [ecrImage(repositoryName, '1'), ecrImage(repositoryName, '2')]
  return {
    lab: labOf(`A second push of ${repositoryName}`, draw, [
      [0, repositoryNamed(repositoryName)],
      [0, act('docker', 'Login', { registry: first.split('/')[0] ?? '' })],
      [0, built(one, first, false)],
      [REBUILT_MS / 2, act('docker', 'Push', { image: first })],
      [REBUILT_MS, built(one, second, true)],
      [ASKED_MS, act('docker', 'Push', { image: second })],
    ]),
    fromMs: ASKED_MS,
    ask: sentAsk(one, repositoryName),
  }
}

const CHANGES: Readonly<Record<SentCase['changed'], string>> = {
  source: 'a line in src/app.py has changed',
  list: 'a version in requirements.txt has changed',
  command: 'CMD names another file, and nothing else has changed',
  nothing: 'no file and no line has changed',
}

function sentAsk(one: SentCase, repositoryName: string): ValueAsk {
  const { order, changed, packagesMb, sourceMb } = one
  const all = packagesMb + sourceMb + LIST_MB
  return {
    kind: 'value',
    question: 'How many megabytes of layers does the second push send?',
    lead: `${repositoryName}:1 was built and pushed to its repository. Since then ${CHANGES[changed]}. ${repositoryName}:2 is built on the same machine, and is being pushed. The Dockerfile, with compressed sizes of its layers:`,
    code: linesOf(one, 'src/app.py').map(({ text, sizeMb }) =>
      sizeMb === null ? text : `${text}  # ${megabytes(sizeMb)}`,
    ),
    hints: ['From which line on is the cache of no use?', 'What of it has the repository already?'],
    until: { ms: TRIED_MS },
    look: registryLook(
      'DescribeImages',
      { repositoryName, imageIds: [{ imageTag: '2' }] },
      // What is pushed under another tag alone was pushed before: nothing of it is sent.
      `floor(max([\`0\`, (imageDetails[0].imagePushedAt - \`${String(LAB_EPOCH_SECONDS + ASKED_MS / 1_000 + 1)}\`) * \`${String(RATE)}\`]) + \`0.5\`)`,
    ),
    say: megabytes,
    wrong: [
      {
        value: all,
        mistake: 'cache-overlooked',
        shows: 'Lines before the change come from the cache: the layers are the same.',
      },
      {
        value: sourceMb,
        mistake: 'changed-layer-alone',
        shows: 'From the first line that changes on every layer is built anew.',
      },
      {
        value: packagesMb,
        mistake: 'changed-layer-alone',
        shows: 'From the first line that changes on every layer is built anew.',
      },
      { value: 0, mistake: 'cache-takes-all', shows: 'What was built anew has another digest, and is sent.' },
    ],
    reveal: (value) => ({
      text: `${megabytes(value)}. ${order === 'ALL_FIRST' ? 'COPY . . stands before pip install: any file that changes takes the packages with it.' : 'The list of packages stands before the source: a change of the source leaves the packages in the cache.'} CMD makes no layer, and layers that the repository has are not sent again.`,
      rule: 'DOC-6',
      source: 'docs.docker.com, build cache; Amazon ECR User Guide, pushing an image',
      exam: 'Order a Dockerfile from what changes least to what changes most.',
    }),
  }
}

export const pushSent = template<SentCase>({
  id: 'push-sent',
  title: 'What is built and pushed again',
  topic: 'containers',
  exam: ['DVA3'],
  cases: CASES,
  ask: asked,
})
