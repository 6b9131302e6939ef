import type { ClusterLook } from '../look.ts'
import type { SubnetJson, TaskJson } from '../shapes.ts'
import { zoneOf } from './reservation.ts'
import { isLive, type Problems, type Step } from './step.ts'

/** NET-1, NET-3, NET-4 and PLC-7: addresses and zones of live tasks. */
export class NetworkJudge {
  readonly #subnets: readonly SubnetJson[]

  constructor(subnets: readonly SubnetJson[]) {
    this.#subnets = subnets
  }

  judge({ before, after, isClose, definitionOf }: Step): Problems {
    const problems: Problems = []
    const holders = new Map<string, string>()
    for (const cluster of after.clusters.values()) {
      for (const task of [...cluster.tasks.values()].filter(isLive)) {
        problems.push(...this.#addressOf(task, { holders, mode: definitionOf(task.taskDefinitionArn).networkMode }))
        problems.push(...host(cluster, task))
        const isNew = before?.clusters.get(cluster.name)?.tasks.has(task.taskArn) !== true
        if (isNew && isClose && task.attachments.length > 0) problems.push(...this.#zone(cluster, task))
      }
    }
    return problems
  }

  #addressOf(
    task: TaskJson,
    { holders, mode }: { readonly holders: Map<string, string>; readonly mode: string | undefined },
  ): Problems {
    const details = task.attachments.flatMap((one) => one.details)
    const address = details.find((one) => one.name === 'privateIPv4Address')?.value
    const subnet = this.#subnets.find((one) =>
      details.some(({ name, value }) => name === 'subnetId' && value === one.SubnetId),
    )
    if (mode !== 'awsvpc')
      return task.attachments.length === 0 ? [] : [`NET-1 ${task.taskArn} has an interface without awsvpc`]
    const problems: Problems = []
    if (subnet?.AvailabilityZone !== task.availabilityZone)
      problems.push(`NET-3 ${task.taskArn} is in a subnet of another zone`)
    if (address === undefined)
      return task.startedAt === undefined ? problems : [...problems, `NET-1 ${task.taskArn} runs without an address`]
    if (holders.has(address))
      problems.push(`NET-1 ${address} has two holders, ${String(holders.get(address))} and ${task.taskArn}`)
    holders.set(address, task.taskArn)
    if (!isInside(address, subnet?.CidrBlock ?? ''))
      problems.push(`NET-1 ${address} is not in ${String(subnet?.CidrBlock)}`)
    return problems
  }

  /** NET-4: of a service, whose subnets are told. */
  #zone(cluster: ClusterLook, task: TaskJson): Problems {
    const service = cluster.services.find((one) => task.group === `service:${one.serviceName}`)
    const subnets = service?.networkConfiguration?.awsvpcConfiguration.subnets
    if (subnets === undefined) return []
    return zonesOf(subnets, this.#subnets).includes(task.availabilityZone)
      ? []
      : [`NET-4 ${task.taskArn} is in ${task.availabilityZone}, its subnets are not`]
  }
}

/** NET-3: the zones of subnets; one that is not the lab's own stands for the zone of its place in the list. */
export function zonesOf(ids: readonly string[], subnets: readonly SubnetJson[]): readonly (string | undefined)[] {
  return ids.map((id, index) => {
    const own = subnets.find((one) => one.SubnetId === id)
    return (own ?? subnets[index % subnets.length])?.AvailabilityZone
  })
}

/** A task of an instance is where the instance is; Fargate has none. */
function host({ instances }: ClusterLook, task: TaskJson): Problems {
  const arn = task.containerInstanceArn
  if (task.launchType === 'FARGATE')
    return arn === undefined ? [] : [`PLC-7 ${task.taskArn} is on Fargate and on ${arn}`]
  const instance = instances.find((one) => one.containerInstanceArn === arn)
  if (instance === undefined) return [`INS-4 ${task.taskArn} is ${task.lastStatus} on an instance that is not there`]
  return zoneOf(instance) === task.availabilityZone ? [] : [`NET-4 ${task.taskArn} is not in the zone of its instance`]
}

function isInside(address: string, cidr: string): boolean {
  const [base = '', bits = '32'] = cidr.split('/')
  const size = 2 ** (32 - Number(bits))
  const offset = numberOf(address) - numberOf(base)
  // AWS keeps the first four and the last of a subnet.
  return offset >= 4 && offset < size - 1
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, one) => sum * 256 + Number(one), 0)
}
