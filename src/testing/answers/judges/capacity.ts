import type { ClusterLook } from '../look.ts'
import type { InstanceJson, TaskJson } from '../shapes.ts'
import { bindingsOf, reservationOf, resourcesOf, unitsOf } from './reservation.ts'
import { differ, isLive, type Problems, type Step } from './step.ts'

const FIRST_DYNAMIC_PORT = 32_768

/** CAP-1 to CAP-5: what is left on an instance, added up anew from the definitions of its tasks. */
export function judgeCapacity({ after, definitionOf }: Step): Problems {
  return [...after.clusters.values()]
    .flatMap((cluster) =>
      cluster.instances.flatMap((instance) => {
        const tasks = [...cluster.tasks.values()].filter(
          (one) => isLive(one) && one.containerInstanceArn === instance.containerInstanceArn,
        )
        return [...amounts(instance, tasks, definitionOf), ...ports(instance, tasks, definitionOf)]
      }),
    )
    .concat(taskSizes(after.clusters.values(), definitionOf))
}

type DefinitionOf = Step['definitionOf']

function amounts(instance: InstanceJson, tasks: readonly TaskJson[], definitionOf: DefinitionOf): Problems {
  const registered = resourcesOf(instance, 'registeredResources')
  const remaining = resourcesOf(instance, 'remainingResources')
  const problems: Problems = []
  for (const name of ['cpu', 'memory'] as const) {
    const taken = tasks.reduce(
      (sum, one) => sum + reservationOf(definitionOf(one.taskDefinitionArn), one.overrides)[name],
      0,
    )
    problems.push(
      ...differ(`CAP-4 ${instance.ec2InstanceId} has ${name} left`, remaining[name], registered[name] - taken),
    )
    if (!(remaining[name] >= 0))
      problems.push(`CAP-1 ${instance.ec2InstanceId} has ${String(remaining[name])} ${name} left`)
  }
  return problems
}

function ports(instance: InstanceJson, tasks: readonly TaskJson[], definitionOf: DefinitionOf): Problems {
  const where = `CAP-5 ${instance.ec2InstanceId}`
  const problems: Problems = []
  const registered = resourcesOf(instance, 'registeredResources')
  const remaining = resourcesOf(instance, 'remainingResources')
  const needs = tasks.map((one) => reservationOf(definitionOf(one.taskDefinitionArn)).ports)
  for (const protocol of ['tcp', 'udp'] as const) {
    const taken = remaining[protocol]
    const wanted = needs.flat().filter((one) => one.protocol === protocol)
    problems.push(
      ...differ(`${where} ${protocol} ports taken`, taken.length, registered[protocol].length + wanted.length),
    )
    problems.push(...differ(`${where} different ${protocol} ports`, new Set(taken).size, taken.length))
    for (const { hostPort } of wanted) {
      if (hostPort !== 0 && !taken.includes(String(hostPort)))
        problems.push(`${where} has ${String(hostPort)} free, a task holds it`)
    }
  }
  const held = new Set<string>([
    ...registered.tcp.map((one) => `tcp/${one}`),
    ...registered.udp.map((one) => `udp/${one}`),
  ])
  for (const task of tasks) {
    for (const { hostPort, protocol } of bindingsOf(task)) {
      const key = `${protocol}/${String(hostPort)}`
      if (held.has(key)) problems.push(`${where} has two holders of ${key}, one is ${task.taskArn}`)
      held.add(key)
      if (!remaining[protocol === 'udp' ? 'udp' : 'tcp'].includes(String(hostPort)))
        problems.push(`${where} tells ${key} as free`)
    }
    problems.push(...bindings(task, definitionOf))
  }
  return problems
}

/** NET-2: a fixed port as asked, a dynamic one from 32768. */
function bindings(task: TaskJson, definitionOf: DefinitionOf): Problems {
  const bound = bindingsOf(task)
  const asked = reservationOf(definitionOf(task.taskDefinitionArn)).ports
  if (task.startedAt !== undefined && bound.length !== asked.length) {
    return [`NET-2 ${task.taskArn} binds ${String(bound.length)} ports of ${String(asked.length)}`]
  }
  return bound.flatMap((one) => {
    const isAsked = asked.some(
      ({ containerPort, hostPort, protocol }) =>
        containerPort === one.containerPort &&
        protocol === one.protocol &&
        (hostPort === 0 ? one.hostPort >= FIRST_DYNAMIC_PORT && one.hostPort <= 65_535 : hostPort === one.hostPort),
    )
    return isAsked ? [] : [`NET-2 ${task.taskArn} binds ${JSON.stringify(one)}, which nothing asks for`]
  })
}

function taskSizes(clusters: Iterable<ClusterLook>, definitionOf: DefinitionOf): Problems {
  return [...clusters].flatMap(({ tasks }) =>
    [...tasks.values()].filter(isLive).flatMap((one) => {
      const { cpu, memory } = reservationOf(definitionOf(one.taskDefinitionArn), one.overrides)
      return [
        ...differ(`PLC-1 ${one.taskArn} cpu`, unitsOf(one.cpu), cpu),
        ...differ(`PLC-1 ${one.taskArn} memory`, unitsOf(one.memory), memory),
      ]
    }),
  )
}
