import { must } from '../../base/assert.ts'
import type { World } from '../../model/world/world.ts'
import { act } from '../randomCommands.ts'
import { CLUSTER, FRONT, WEB } from './frontActs.ts'
import type { TimedAct } from './play.ts'

const OF_WEB = { ...CLUSTER, service: 'web' } as const

const makes = (taskDefinition: string, value: number) =>
  act('ecs', 'CreateTaskSet', { ...OF_WEB, taskDefinition, scale: { value, unit: 'PERCENT' } })

/** The oldest is the first. */
const idOf = ({ services }: World, place: number): string =>
  must(services.get('yard/web')?.deployments.toSorted((a, b) => a.createdAtMs - b.createdAtMs)[place]?.id, 'a task set')

const scales = (world: World, place: number, value: number) =>
  act('ecs', 'UpdateTaskSet', { ...OF_WEB, taskSet: idOf(world, place), scale: { value, unit: 'PERCENT' } })

/** An external controller: two task sets of one revision beside each other, and one that goes. */
export const TASK_SET_LABS: readonly { readonly name: string; readonly acts: readonly TimedAct[] }[] = [
  {
    name: 'task sets of one revision are whole, scaled and deleted',
    acts: [
      ...FRONT,
      [0, act('ecs', 'CreateService', { ...WEB, desiredCount: 4, deploymentController: { type: 'EXTERNAL' } })],
      [5_000, makes('web:1', 100)],
      [7_000, act('ecs', 'UpdateService', { ...OF_WEB, deploymentConfiguration: { maximumPercent: 150 } })],
      [100_000, makes('web:1', 50)],
      [200_000, (world) => act('ecs', 'UpdateServicePrimaryTaskSet', { ...OF_WEB, primaryTaskSet: idOf(world, 1) })],
      [200_000, (world) => scales(world, 0, 0)],
      [300_000, act('ecs', 'UpdateService', { ...OF_WEB, desiredCount: 2 })],
      [400_000, makes('web:2', 100)],
      [410_000, (world) => act('ecs', 'DeleteTaskSet', { ...OF_WEB, taskSet: idOf(world, 2), force: true })],
    ],
  },
]
