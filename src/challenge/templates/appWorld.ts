import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { AgentVariable } from '../../model/world/capacity/agentConfig.ts'
import { roleArn, rolesOf } from './roleWorld.ts'
import { clusterNamed, instanceAt, instances } from './world.ts'

/** How often the code calls. */
const EVERY_SECONDS = 30

export type Variable = readonly [name: AgentVariable, value: string]

interface CallingWorld {
  readonly cluster: string
  readonly family: string
  /** `null`: on Fargate. */
  readonly networkMode: 'bridge' | 'host' | 'awsvpc' | 'none' | null
  readonly hasTaskRole: boolean
  /** Variables of the instance's ecs.config that are not as the ECS-optimized AMI has them. */
  readonly config: readonly Variable[]
  readonly call: { readonly action: string; readonly resource: string }
}

/** A cluster, what its instance is told, and a definition whose code calls AWS; the task is another act. */
export function callingActs(of: CallingWorld): readonly Act[] {
  const { cluster, family, networkMode, hasTaskRole, config, call } = of
  const { task, execution } = rolesOf(family)
  const image = `${family}:1`
  const isFar = networkMode === null
  return [
    clusterNamed(cluster),
    ...(isFar ? [] : [instances({ cluster, type: 'm5.large' })]),
    ...config.map(([variable, value]) =>
      act('lab', 'SetAgentConfig', { cluster, containerInstance: instanceAt(0), variable, value }),
    ),
    act('lab', 'SetContainerBehavior', { image, calls: [{ ...call, everySeconds: EVERY_SECONDS }] }),
    act('ecs', 'RegisterTaskDefinition', {
      family,
      networkMode: networkMode ?? 'awsvpc',
      executionRoleArn: roleArn(execution),
      ...(hasTaskRole && { taskRoleArn: roleArn(task) }),
      ...(isFar && { requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' }),
      containerDefinitions: [{ name: family, image, ...(!isFar && { cpu: 256, memory: 512 }) }],
    }),
  ]
}

export function callingTask({ cluster, family, networkMode }: CallingWorld): Act {
  const network = { awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: ['sg-web'] } }
  const hasInterface = networkMode === null || networkMode === 'awsvpc'
  return act('ecs', 'RunTask', {
    cluster,
    taskDefinition: family,
    ...(networkMode === null && { launchType: 'FARGATE' }),
    ...(hasInterface && { networkConfiguration: network }),
  })
}

/** What the code's call is answered. */
export function callLook(cluster: string, query: string): Look {
  return { service: 'lab', operation: 'DescribeAppCalls', input: { cluster }, query: `tasks[0].calls[0].${query}` }
}
