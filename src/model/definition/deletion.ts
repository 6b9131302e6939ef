import { ApiError, type Output } from '../api/command.ts'
import type { Context, DueRows } from '../world/context.ts'
import { definitionKey, type TaskDefinition } from '../world/definition/taskDefinition.ts'
import { DEFINITION_CHECK_MS } from '../world/durations.ts'
import type { World } from '../world/world.ts'
import { definitionName } from './definitionNamed.ts'

/** What DeleteTaskDefinitions does with one name: a revision to delete, or why not. */
export type Wanted = { readonly definition: TaskDefinition } | { readonly failure: Output }

const UNKNOWN = 'The specified task definition does not exist. Specify a valid account, family, revision and try again.'
const UNNAMED = 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.'
const ACTIVE = 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.'

/** DEF-8 */
export function wantedOf(world: World, given: string): Wanted {
  const failed = (reason: string): Wanted => ({ failure: { arn: given, reason } })
  const name = nameOrNull(given)
  if (name?.includes(':') !== true) return failed(UNNAMED)
  const definition = world.taskDefinitions.get(name)
  if (definition === undefined) return failed(UNKNOWN)
  return definition.status === 'ACTIVE' ? failed(ACTIVE) : { definition }
}

function nameOrNull(given: string): string | null {
  try {
    return definitionName(given)
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}

/** DEF-8: what is to be deleted is gone when ECS looks and nothing refers to it any more. */
export function deleteLater(context: Context, definition: TaskDefinition): void {
  if (definition.status === 'DELETE_IN_PROGRESS') return
  context.emit({ kind: 'definitionDeleting', definitionKey: definitionKey(definition), atMs: context.nowMs })
  context.schedule(context.nowMs + DEFINITION_CHECK_MS, { kind: 'definitionCheckDue' })
}

export const definitionDue: DueRows<'definitionCheckDue'> = {
  definitionCheckDue: {
    phase: 'forget',
    isEndless: true,
    once: () => 'definitionCheck',
    run: (context) => {
      const { world } = context
      const leaving = [...world.taskDefinitions].filter(([, { status }]) => status === 'DELETE_IN_PROGRESS')
      const used = usedIn(world)
      for (const [key] of leaving) {
        if (!used.has(key)) context.emit({ kind: 'definitionDeleted', definitionKey: key })
      }
      if (leaving.some(([key]) => used.has(key))) {
        context.schedule(context.nowMs + DEFINITION_CHECK_MS, { kind: 'definitionCheckDue' })
      }
      return undefined
    },
  },
}

/** The revisions that tasks and services have, those included that are still to be described though they have ended. */
function usedIn({ tasks, services }: World): ReadonlySet<string> {
  const used = new Set<string>()
  for (const task of tasks.values()) used.add(task.definitionKey)
  for (const service of services.values()) {
    for (const deployment of service.deployments) used.add(deployment.definitionKey)
  }
  return used
}
