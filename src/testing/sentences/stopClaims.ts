import type { StopDecision } from '../../model/world/task/stopDecision.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { World } from '../../model/world/world.ts'
import type { DecisionWords } from '../../ui/words/words.ts'
import { isZoneOut } from '../../model/world/fault/broken.ts'
import { pattern, type Claim, type Court } from './claim.ts'

/** A task that was stopped by something other than a rolling update or a scale-in. */
export interface StopScene {
  readonly decision: StopDecision
  /** Just before, and at the end of the instant. */
  readonly before: Task
  readonly after: Task | undefined
  readonly instance: ContainerInstance | undefined
  /** Whether ECS had seen just before that a target of it is not healthy. */
  readonly failsTarget: boolean
  readonly world: Pick<
    World,
    | 'taskDefinitions'
    | 'containers'
    | 'roles'
    | 'logGroups'
    | 'containerBehaviors'
    | 'taskFlows'
    | 'flowOfTask'
    | 'faults'
  >
}

const NAME = '([\\w-]+:\\d+) ([0-9a-f]{4})'

function isTask(key: string, id: string, { before }: StopScene): boolean {
  return before.definitionKey === key && before.id.startsWith(id)
}

export const STOP_CLAIMS: readonly Claim<StopScene>[] = [
  {
    name: 'is stopped by StopTask',
    said: pattern(`^${NAME} is stopped by StopTask`),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && scene.after?.stopCode === 'UserInitiated',
  },
  {
    name: 'went with its instance',
    said: pattern(`^${NAME} went with its instance`),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && scene.after?.step === 'stopped',
  },
  {
    name: 'an instance was terminated',
    said: pattern('(i-[0-9a-f]{4}|Its instance) was terminated, so there was nothing left to signal'),
    isTrue: ({ name }, { instance }) =>
      instance !== undefined && (name(1) === 'Its instance' || instance.ec2InstanceId.startsWith(name(1))),
  },
  {
    name: 'an instance stopped with its zone',
    said: pattern('(i-[0-9a-f]{4}|Its instance) stopped when its zone lost its power'),
    isTrue: ({ name }, { instance, world }) =>
      instance !== undefined &&
      isZoneOut(world, instance.availabilityZone) &&
      (name(1) === 'Its instance' || instance.ec2InstanceId.startsWith(name(1))),
  },
  {
    name: 'went with its zone',
    said: pattern(`^${NAME} went with its zone`),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && scene.after?.stopCode === 'InfrastructureHealth',
  },
  {
    name: 'the zone of a task is out',
    said: pattern('(us-east-1[abc]) is out, and what hosted it on Fargate with it'),
    isTrue: ({ name }, { before, world }) => before.availabilityZone === name(1) && isZoneOut(world, name(1)),
  },
  {
    name: 'is STOPPED for ECS',
    said: pattern(`^${NAME} is STOPPED for ECS`),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && scene.after?.step === 'stopped',
  },
  {
    name: 'an instance was deregistered',
    said: pattern('(i-[0-9a-f]{4}|Its instance) was deregistered by force'),
    isTrue: ({ name }, { instance, decision }) =>
      decision.cause === 'instanceDeregistered' &&
      instance !== undefined &&
      (name(1) === 'Its instance' || instance.ec2InstanceId.startsWith(name(1))),
  },
  {
    name: 'containers run on unseen',
    said: pattern('Its containers run on there, and ECS no longer sees them'),
    // One that was stopping already keeps the reason that it had.
    isTrue: (_, { after, decision }) => decision.cause === 'instanceDeregistered' && after?.step === 'stopped',
  },
  {
    name: 'containers get the stop signal',
    said: pattern('Its containers get the stop signal'),
    isTrue: (_, { before }) => before.pullStartedAtMs !== null,
  },
  {
    name: 'no container yet',
    said: pattern('It had no container yet that a signal could stop'),
    isTrue: (_, { before }) => before.pullStartedAtMs === null,
  },
  {
    name: 'Spot is interrupted',
    said: pattern(`^${NAME} is interrupted(?=\\.|$)`),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && scene.after?.stopCode === 'SpotInterruption',
  },
  {
    name: 'the reason',
    said: /Reason: (.+)$/g,
    isTrue: ({ name }, { after }) => [after?.stoppedReason, `${after?.stoppedReason ?? ''}.`].includes(name(1)),
  },
  {
    name: 'is UNHEALTHY',
    said: pattern(`^${NAME} is UNHEALTHY and is stopped`),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && scene.before.healthStatus === 'UNHEALTHY',
  },
  {
    name: 'fails the checks of its load balancer',
    said: pattern(`^${NAME} fails the health checks of its load balancer and is stopped`),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && scene.failsTarget,
  },
]

interface ContainerThen {
  readonly name: string
  readonly isEssential: boolean
  readonly status: string
  readonly code: number | null
}

/** The containers of a task as they are now, by their own rows or by what became of the task. */
export function containersThen({ containers, taskDefinitions }: World, task: Task): readonly ContainerThen[] {
  const lives = containers.get(task.id)
  const { containers: defined = [] } = taskDefinitions.get(task.definitionKey) ?? {}
  return defined.map(({ name, essential }) => {
    const life = lives?.find((one) => one.name === name)
    const status = life?.lastStatus ?? (task.startedAtMs === null ? 'PENDING' : 'RUNNING')
    return { name, isEssential: essential, status, code: life?.exitCode ?? null }
  })
}

/** Of each container of a task that was stopped the page tells whether it is essential, and how it stood. */
export function holdContainers({ details }: DecisionWords, then: readonly ContainerThen[], court: Court): void {
  const told = details.filter(({ label }) => label.startsWith('container '))
  if (told.length !== then.length) court.report(`stop: tells of ${String(told.length)} containers`)
  for (const { name, isEssential, status, code } of then) {
    const { value = '' } = told.find(({ label }) => label === `container ${name}`) ?? {}
    const [essence, state = ''] = value.split(', ')
    const isRight = essence === (isEssential ? 'essential' : 'not essential') && state.startsWith(status)
    const isCode = code === null || state.endsWith(`exit code ${String(code)}`)
    if (!isRight || !isCode) court.report(`stop: container ${name}: ${value}, and it is ${status} ${String(code)}`)
  }
}
