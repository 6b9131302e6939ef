import type { ContainerBehavior } from '../../model/world/container/behavior.ts'
import type { ContainerLife } from '../../model/world/container/containerState.ts'
import type { ContainerDefinition } from '../../model/world/definition/taskDefinition.ts'
import { flowOf } from '../../model/world/traffic/flowOf.ts'
import { pattern, type Claim } from './claim.ts'
import type { StopScene } from './stopClaims.ts'

/** A container of the task: as it is defined, as it is told to act, and what has come of it. */
interface Member {
  readonly container: ContainerDefinition
  readonly behavior: ContainerBehavior | undefined
  readonly life: ContainerLife
}

const KILLED = 137

function membersOf({ before, world }: StopScene): readonly Member[] {
  const lives = world.containers.get(before.id) ?? []
  const containers = world.taskDefinitions.get(before.definitionKey)?.containers ?? []
  return containers.flatMap((container) => {
    const life = lives.find((one) => one.name === container.name)
    const told = [...world.containerBehaviors.values()].filter((one) => one.image === container.image)
    const fits = told.filter(
      ({ definitionKey, containerName }) =>
        (definitionKey ?? before.definitionKey) === before.definitionKey &&
        (containerName ?? container.name) === container.name,
    )
    const [narrowest] = fits.toSorted((one, other) => narrowness(other) - narrowness(one))
    return life === undefined ? [] : [{ container, behavior: narrowest, life }]
  })
}

function narrowness({ definitionKey, containerName }: ContainerBehavior): number {
  return (definitionKey === null ? 0 : 2) + (containerName === null ? 0 : 1)
}

/** The container that is told of, where it is one of the task's and essential. */
function essentialOf(scene: StopScene): Member | undefined {
  const name = scene.decision.container?.name
  return membersOf(scene).find(({ container }) => container.name === name && container.essential)
}

/** In MiB, of one container at some time. */
function usedAt({ container, behavior, life }: Member, { before, world }: StopScene, atMs: number): number {
  if (life.startedAtMs === null || (life.finishedAtMs ?? atMs) < atMs) return 0
  const flow = flowOf(world, before.id)
  const requestsMib = flow?.containerName === container.name ? Math.floor(flow.held * flow.memoryMibPerRequest) : 0
  const leak = behavior?.leakMibPerMinute ?? 0
  const isTold = leak > 0 || (behavior?.memoryMib ?? null) !== null
  const reservedMib = container.memoryReservationMib ?? container.memoryMib ?? before.memoryMib
  const ownMib = isTold ? (behavior?.memoryMib ?? 0) : Math.floor(reservedMib / 4)
  return ownMib + requestsMib + (leak * (atMs - life.startedAtMs)) / 60_000
}

/** Whether a container had reached its own limit as it ended, or all had that of their task. */
function isOverItsMemory(one: Member, scene: StopScene): boolean {
  const atMs = one.life.finishedAtMs ?? 0
  const own = one.container.memoryMib ?? Infinity
  const whole = scene.world.taskDefinitions.get(scene.before.definitionKey)?.memoryMib ?? Infinity
  const used = membersOf(scene).reduce((sum, member) => sum + usedAt(member, scene, atMs), 0)
  return usedAt(one, scene, atMs) >= own || used >= whole
}

/** The log groups that the definition of the task names. */
function groupsOf({ before, world }: StopScene): readonly string[] {
  const source = JSON.stringify(world.taskDefinitions.get(before.definitionKey)?.source ?? {})
  return [...source.matchAll(/"awslogs-group":"([^"]+)"/g)].map(([, group = '']) => group)
}

/** Whether nothing that was said of roles lets them do it. */
function nobodyMay({ roles }: StopScene['world'], action: string): boolean {
  return roles.size > 0 && [...roles.values()].every(({ inline }) => inline.every(({ text }) => !text.includes(action)))
}

interface Mounts {
  readonly name: string
  readonly readonlyRootFilesystem?: boolean
  readonly mountPoints?: readonly { readonly containerPath: string; readonly readOnly?: boolean }[]
}

/** Whether the mount at a place keeps a file from being written, or the root where no mount is named. */
function isReadOnly({ before, world, decision }: StopScene, path: string, mount: string | undefined): boolean {
  const source = world.taskDefinitions.get(before.definitionKey)?.source.containerDefinitions as readonly Mounts[]
  const { mountPoints = [], readonlyRootFilesystem } =
    source.find(({ name }) => name === decision.container?.name) ?? ({} as Partial<Mounts>)
  const above = mountPoints.filter(({ containerPath }) => path.startsWith(`${containerPath}/`))
  if (mount === undefined || mount === '') return readonlyRootFilesystem === true && above.length === 0
  return above.some(({ containerPath, readOnly }) => containerPath === mount && readOnly === true)
}

const TASK = '^([\\w-]+:\\d+) ([0-9a-f]{4})'

function isTask(key: string, id: string, { before }: StopScene): boolean {
  return before.definitionKey === key && before.id.startsWith(id)
}

/** What is said of the container that ended its task, held against how it was defined and what it was told to do. */
export const EXIT_CLAIMS: readonly Claim<StopScene>[] = [
  {
    name: 'stops with its container',
    said: pattern(`${TASK} stops with its container ([\\w-]+)(?=\\.)`),
    isTrue: ({ name }, scene) => {
      const life = essentialOf(scene)?.life
      return (
        isTask(name(1), name(2), scene) &&
        scene.after?.stopCode === 'EssentialContainerExited' &&
        life?.name === name(3) &&
        life.startedAtMs !== null &&
        life.finishedAtMs === scene.decision.atMs
      )
    },
  },
  {
    name: 'the container is essential',
    said: pattern('The container is essential'),
    isTrue: (_, scene) => essentialOf(scene)?.life.lastStatus === 'STOPPED',
  },
  {
    name: 'killed for its memory',
    said: pattern('was killed for the memory that it used, exit code %N(?=, so ECS stops the task)'),
    isTrue: ({ figure }, scene) => {
      const one = essentialOf(scene)
      if (one === undefined || !isOverItsMemory(one, scene)) return false
      return figure(1) === KILLED && one.life.exitCode === KILLED
    },
  },
  {
    name: 'exited with a code',
    said: pattern('exited with code %N(?=, so ECS stops the task)'),
    isTrue: ({ figure }, scene) => {
      const one = essentialOf(scene)
      return one !== undefined && figure(1) === one.life.exitCode && !isOverItsMemory(one, scene)
    },
  },
  {
    name: 'could not write a file',
    said: pattern('It could not write (/\\S+): (its root file system is|what is mounted at (/\\S+) is) read-only'),
    isTrue: ({ name }, scene) => {
      const one = essentialOf(scene)
      const isWritten = one?.behavior?.writes?.some(({ path }) => path === name(1)) === true
      return isWritten && scene.decision.container?.unwritten === name(1) && isReadOnly(scene, name(1), name(3))
    },
  },
  {
    name: 'failed to start',
    said: pattern(`${TASK} failed to start(?=\\.)`),
    isTrue: ({ name }, scene) =>
      isTask(name(1), name(2), scene) &&
      scene.after?.stopCode === 'TaskFailedToStart' &&
      scene.before.startedAtMs === null,
  },
  {
    name: 'an essential container could not start',
    said: /Its essential container ([\w-]+) could not start\. (.+)$/g,
    isTrue: ({ name }, scene) => {
      const life = essentialOf(scene)?.life
      // What failed before there was a container its task tells alone.
      const told = life?.reason ?? scene.after?.stoppedReason ?? ''
      return life?.name === name(1) && life.startedAtMs === null && [told, `${told}.`].includes(name(2))
    },
  },
  {
    name: 'no log group',
    said: pattern('The specified log group does not exist'),
    isTrue: (_, scene) => groupsOf(scene).some((group) => !scene.world.logGroups.has(group)),
  },
  {
    name: 'may not make its log stream',
    said: pattern('is not authorized to perform: logs:CreateLogStream on resource'),
    isTrue: (_, scene) => groupsOf(scene).length > 0 && nobodyMay(scene.world, 'logs:CreateLogStream'),
  },
  {
    name: 'may not make its log group',
    said: pattern('is not authorized to perform: logs:CreateLogGroup on resource'),
    isTrue: (_, scene) =>
      groupsOf(scene).some((group) => !scene.world.logGroups.has(group)) &&
      nobodyMay(scene.world, 'logs:CreateLogGroup'),
  },
]
