import type { Act } from '../../../model/api/command.ts'
import type { Decision } from '../../../model/world/decision.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { logDestinationOf, logProblemOf } from '../../../model/world/logs/logDestination.ts'
import { serviceKey, type Service } from '../../../model/world/service/service.ts'
import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import type { World } from '../../../model/world/world.ts'
import type { Remedy } from '../remedy/remedy.ts'
import { reviseActs } from '../definition/definitionActs.ts'
import { createLogGroupAct } from './logActs.ts'

/** A task that was not started for its log group, while that is still not there; else `null`. */
export function unloggedOf(decision: Decision, world: World): StopDecision | null {
  if (decision.kind !== 'stop' || decision.rule !== 'LOG-9') return null
  return logRemedies(decision, world).length === 0 ? null : decision
}

/** What would let such a task start: the group, or leave to make it. */
export function logRemedies(decision: StopDecision, world: World): readonly Remedy[] {
  const service = serviceOf(decision, world)
  const key = world.tasks.get(decision.taskId)?.definitionKey ?? service?.deployments[0]?.definitionKey ?? ''
  const definition = world.taskDefinitions.get(key)
  if (definition === undefined) return []
  const groups = groupsLacking(definition, world)
  if (groups.length === 0) return []
  const create = { label: `CreateLogGroup ${groups.join(', ')}`, acts: groups.map(createLogGroupAct) }
  if (service === undefined || !isOfEcs(service)) return [create]
  return [create, { label: 'A revision with awslogs-create-group', acts: creatingActs(definition, service) }]
}

function serviceOf({ clusterName, serviceName }: StopDecision, { services }: World): Service | undefined {
  return serviceName === null ? undefined : services.get(serviceKey(clusterName ?? '', serviceName))
}

function isOfEcs({ controller }: Service): boolean {
  return controller === undefined
}

function groupsLacking(definition: TaskDefinition, world: World): readonly string[] {
  const lacking = definition.containers.flatMap(({ name }) => {
    const to = logDestinationOf({ task: { id: '', launchType: 'EC2' }, definition, name })
    return to !== null && to.router === null && logProblemOf(world, to) === 'no group' ? [to.groupName] : []
  })
  return [...new Set(lacking)]
}

/** The log groups that newest revisions name and that are not there, in a region that was told; before it all are named. */
export function missingGroups(world: World): readonly string[] {
  const named = [...world.taskDefinitions.values()].flatMap((definition) =>
    definition.containers.flatMap(({ name }) => {
      const to = logDestinationOf({ task: { id: '', launchType: 'EC2' }, definition, name })
      return to === null || world.logGroups.has(to.groupName) ? [] : [to.groupName]
    }),
  )
  return [...new Set(named)]
}

interface SourceContainer {
  readonly logConfiguration?: { readonly logDriver: string; readonly options?: Readonly<Record<string, string>> }
}

function creatingActs(definition: TaskDefinition, service: Service): readonly Act[] {
  const containers = definition.source.containerDefinitions as readonly SourceContainer[]
  const containerDefinitions = containers.map((one) =>
    one.logConfiguration?.logDriver === 'awslogs'
      ? {
          ...one,
          logConfiguration: {
            ...one.logConfiguration,
            options: { ...one.logConfiguration.options, 'awslogs-create-group': 'true' },
          },
        }
      : one,
  )
  return reviseActs(definition, { containerDefinitions }, service)
}
