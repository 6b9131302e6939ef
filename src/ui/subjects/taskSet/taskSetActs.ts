import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { taskSetsOf, type TaskSetDeployment } from '../../../model/world/taskSet/taskSetsOf.ts'
import type { LaunchType } from '../../../model/world/task/launchType.ts'
import type { World } from '../../../model/world/world.ts'
import { behindInput } from '../balancing/behindInput.ts'
import { revisionActs, type RevisionWanted } from '../definition/revisionWanted.ts'
import { networkInput } from '../network/networkInput.ts'

export interface TaskSetWanted extends RevisionWanted {
  readonly launchType: LaunchType
  readonly scalePercent: number
  /** Empty for none. */
  readonly targetGroupArn: string
}

/** Services whose task sets are made by hand (TST-1). */
export function externalServices({ services }: World): readonly Service[] {
  return [...services.values()].filter((one) => one.status === 'ACTIVE' && one.controller === 'EXTERNAL')
}

/** Those that can be changed still: one that drains is on its way out. */
export function openTaskSets(service: Service): readonly TaskSetDeployment[] {
  return taskSetsOf(service).filter(({ taskSet }) => taskSet.isDraining !== true)
}

/** A task set, and the revision that it is of where that is not registered yet. */
export function createTaskSetActs(wanted: TaskSetWanted, service: Service, world: World): readonly Act[] {
  const { launchType, scalePercent, targetGroupArn } = wanted
  const { acts, taskDefinition } = revisionActs(wanted, runningKey(service, world), world)
  const definition = definitionOf(wanted, service, world)
  return [
    ...acts,
    act('ecs', 'CreateTaskSet', {
      ...namesOf(service),
      taskDefinition,
      launchType,
      scale: scaleOf(scalePercent),
      ...(definition !== undefined && networkInput(definition)),
      ...(definition !== undefined &&
        targetGroupArn !== '' && { loadBalancers: [behindInput(definition, targetGroupArn)] }),
    }),
  ]
}

/** The definition of what is wanted; of one that is not registered yet that which it is made from. */
export function definitionOf(wanted: RevisionWanted, service: Service, world: World): TaskDefinition | undefined {
  return world.taskDefinitions.get(wanted.image === null ? wanted.taskDefinition : runningKey(service, world))
}

/** What its newest revision runs, else the newest definition of the lab. */
export function runningKey({ deployments }: Service, { taskDefinitions }: World): string {
  const active = [...taskDefinitions].findLast(([, one]) => one.status === 'ACTIVE')
  return deployments[0]?.definitionKey ?? active?.[0] ?? ''
}

export function scaleAct(service: Service, { id }: TaskSetDeployment, percent: number): Act {
  return act('ecs', 'UpdateTaskSet', { ...namesOf(service), taskSet: id, scale: scaleOf(percent) })
}

export function makePrimaryAct(service: Service, { id }: TaskSetDeployment): Act {
  return act('ecs', 'UpdateServicePrimaryTaskSet', { ...namesOf(service), primaryTaskSet: id })
}

/** By force where tasks of it are wanted still: ECS refuses it otherwise (TST-5). */
export function deleteTaskSetAct(service: Service, { id, taskSet }: TaskSetDeployment): Act {
  return act('ecs', 'DeleteTaskSet', {
    ...namesOf(service),
    taskSet: id,
    ...(taskSet.scalePercent > 0 && { force: true }),
  })
}

function namesOf({ clusterName, name }: Service) {
  return { cluster: clusterName, service: name }
}

function scaleOf(value: number) {
  return { value, unit: 'PERCENT' as const }
}
