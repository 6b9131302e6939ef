import { must } from '../../../base/assert.ts'
import type { Context } from '../../world/context.ts'
import { nextDecisionId } from '../../world/decision.ts'
import { ownersOf } from '../../world/decisionBase.ts'
import type { EntityRef } from '../../world/ref.ts'
import type { ContainerPull, PullCause, TaskPull } from '../../world/pulling/taskPull.ts'
import type { Task } from '../../world/task/task.ts'

/** Tells of every container that got no image, which link of its pull was broken (PUL-4 to PUL-6). */
export function decideFailedPulls(context: Context, task: Task, { containers }: TaskPull): void {
  for (const one of containers) if (one.failure !== null) decidePull(context, task, { ...one, failure: one.failure })
}

type Failed = ContainerPull & { readonly failure: NonNullable<ContainerPull['failure']> }

function decidePull(context: Context, task: Task, { name, image, digest, isKept, failure }: Failed): void {
  const { world } = context
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const place: readonly EntityRef[] =
    task.instanceId === null ? [] : [{ kind: 'containerInstance', id: task.instanceId }]
  context.decide({
    id: nextDecisionId(world),
    atMs: context.nowMs,
    kind: 'pull',
    rule: pullRule(failure.cause),
    about: [...ownersOf(task), { kind: 'task', id: task.id }, ...place],
    clusterName: task.clusterName,
    serviceName: task.serviceName,
    taskId: task.id,
    containerName: name,
    image,
    digest,
    isKept,
    ...failure,
    availabilityZone: task.availabilityZone,
    instanceId: task.instanceId,
    isEssential: definition.containers.find((one) => one.name === name)?.essential ?? true,
  })
}

export function pullRule(cause: PullCause): string {
  if (cause === 'noToken' || cause === 'roleMayNot') return 'ROL-11'
  if (cause === 'noCredentials' || cause === 'wrongCredentials') return 'SEC-7'
  if (cause === 'diskFull') return 'PUL-5'
  return cause === 'noPlatform' ? 'PUL-6' : 'PUL-4'
}
