import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { stoppedLook } from './roleWorld.ts'
import { answerLook, clusterNamed, drawnNames, instances, labOf } from './world.ts'

/** The files that a program may write, and the folder of each. */
const FILES = { '/tmp/upload.part': '/tmp', '/var/log/app.log': '/var/log', '/srv/app/data.db': '/srv/app' } as const
type File = keyof typeof FILES

export interface RootCase {
  readonly file: File
  readonly isRootReadOnly: boolean
  /** What is mounted: a volume at the folder of the file, at another, read-only, or a tmpfs. */
  readonly mounted: 'NOTHING' | 'VOLUME' | 'ELSEWHERE' | 'READ_ONLY_VOLUME' | 'TMPFS'
  readonly isEssential: boolean
}

const CASES: readonly RootCase[] = crossed({
  file: Object.keys(FILES) as File[],
  isRootReadOnly: [true, false],
  mounted: ['NOTHING', 'VOLUME', 'ELSEWHERE', 'READ_ONLY_VOLUME', 'TMPFS'] as const,
  isEssential: [true, false],
})

const WRITES_AFTER_SECONDS = 10
const ASKED_MS = 10_000
const SEEN_MS = 120_000

/** The hardened container as its definition has it. */
function containerOf({ file, isRootReadOnly, mounted, isEssential }: RootCase, family: string) {
  const folder = FILES[file]
  const mount = (containerPath: string, readOnly = false) => ({
    mountPoints: [{ sourceVolume: 'files', containerPath, ...(readOnly && { readOnly }) }],
  })
  const mounts = {
    NOTHING: {},
    VOLUME: mount(folder),
    ELSEWHERE: mount('/mnt/files'),
    READ_ONLY_VOLUME: mount(folder, true),
    TMPFS: { linuxParameters: { tmpfs: [{ containerPath: folder, size: 64 }] } },
  }
  return {
    name: 'helper',
    image: `${family}-helper:1`,
    cpu: 128,
    memory: 256,
    essential: isEssential,
    readonlyRootFilesystem: isRootReadOnly,
    ...mounts[mounted],
  }
}

function asked(one: RootCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const container = containerOf(one, family)
  const hasVolume = !['NOTHING', 'TMPFS'].includes(one.mounted)
  return {
    lab: labOf(`What ${family} may write`, draw, [
      ...[
        clusterNamed(cluster),
        instances({ cluster, type: 'm5.large' }),
        act('lab', 'SetContainerBehavior', {
          image: container.image,
          writes: [{ path: one.file, afterSeconds: WRITES_AFTER_SECONDS }],
        }),
        act('ecs', 'RegisterTaskDefinition', {
          family,
          ...(hasVolume && { volumes: [{ name: 'files' }] }),
          containerDefinitions: [{ name: family, image: `${family}:1`, cpu: 256, memory: 512 }, container],
        }),
      ].map((each) => [0, each] as const),
      [ASKED_MS, act('ecs', 'RunTask', { cluster, taskDefinition: family })],
    ]),
    fromMs: ASKED_MS,
    ask: {
      kind: 'choice',
      question: `The program of helper writes ${one.file}. What becomes of the task?`,
      lead: `A task of ${family} runs on EC2: a container ${family}, which is essential, and helper as shown. Ten seconds after its start the program of helper writes that file, and ends with exit code 1 if it cannot.${hasVolume ? ' The volume files is an empty one of the task.' : ''}`,
      code: container,
      hints: [
        'What is mounted at the folder of the file?',
        'Which containers take their task with them when they end?',
      ],
      until: { ms: SEEN_MS },
      options: optionsOf(cluster),
      reveal: {
        text: revealOf(one),
        rule: 'CON-10',
        source: 'Amazon ECS API Reference, ContainerDefinition, MountPoint, Tmpfs',
        exam: 'readonlyRootFilesystem for hardening, a volume or tmpfs for what has to be written.',
      },
    },
  }
}

function optionsOf(cluster: string): AskOf<'choice'>['options'] {
  const helper = "tasks[0].containers[?name=='helper'].[lastStatus, exitCode] | [0]"
  return [
    {
      text: 'It stays RUNNING, with both containers',
      look: answerLook('DescribeTasks', { cluster }, helper),
      is: { equals: ['RUNNING', null] },
      mistake: 'read-only-root-overlooked',
      shows: 'The file lies where nothing may be written.',
    },
    {
      text: 'It stays RUNNING, without helper',
      look: answerLook('DescribeTasks', { cluster }, helper),
      is: { equals: ['STOPPED', 1] },
      mistake: 'essential-overlooked',
      shows: 'So it is where the write fails and helper is not essential.',
    },
    {
      text: 'It is STOPPED: EssentialContainerExited',
      look: stoppedLook(cluster, 'tasks[0].stopCode'),
      is: { equals: 'EssentialContainerExited' },
      mistake: 'any-container-stops-the-task',
      shows: 'So it is where the write fails and helper is essential.',
    },
    {
      text: 'It is STOPPED: TaskFailedToStart',
      look: stoppedLook(cluster, 'tasks[0].stopCode'),
      is: { equals: 'TaskFailedToStart' },
      mistake: 'steps-mixed',
      shows: 'ECS starts it: that a file cannot be written is found out by the program.',
    },
  ]
}

function revealOf({ file, isRootReadOnly, mounted, isEssential }: RootCase): string {
  const ends = isEssential
    ? 'helper ends, and since it is essential the task is stopped'
    : 'helper ends, and since it is not essential the task goes on'
  switch (mounted) {
    case 'VOLUME':
    case 'TMPFS':
      return `What is mounted at ${FILES[file]} may be written, whatever readonlyRootFilesystem says of the root.`
    case 'READ_ONLY_VOLUME':
      return `The volume at ${FILES[file]} is mounted read-only, so ${ends}.`
    case 'NOTHING':
    case 'ELSEWHERE':
      return isRootReadOnly
        ? `${file} lies in the root file system, which is read-only, so ${ends}.`
        : `${file} lies in the root file system, which may be written.`
  }
}

export const readOnlyRoot = template<RootCase>({
  id: 'read-only-root',
  title: 'What a container with a read-only root may write',
  topic: 'containers',
  exam: ['SAA1', 'DVA4'],
  cases: CASES,
  ask: asked,
})
