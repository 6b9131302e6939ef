import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { taskSetsOf } from '../../model/world/taskSet/taskSetsOf.ts'
import type { World } from '../../model/world/world.ts'

const SETS = { cluster: 'yard', service: 'sets' } as const
const SCALE = { value: 50, unit: 'PERCENT' } as const

/** A service whose deployments somebody else makes. */
export const EXTERNAL_SERVICE = act('ecs', 'CreateService', {
  cluster: 'yard',
  serviceName: 'sets',
  desiredCount: 2,
  deploymentController: { type: 'EXTERNAL' },
})

export const FIRST_TASK_SET = act('ecs', 'CreateTaskSet', { ...SETS, taskDefinition: 'web:1', scale: SCALE })

/** A good act of each operation about task sets, on the prepared lab. */
export function taskSetActs(world: World): readonly Act[] {
  const service = world.services.get('yard/sets')
  const [first] = service === undefined ? [] : taskSetsOf(service)
  const taskSet = first?.id ?? ''
  return [
    act('ecs', 'CreateTaskSet', {
      ...SETS,
      taskDefinition: 'web:2',
      externalId: 'green',
      launchType: 'EC2',
      scale: SCALE,
    }),
    act('ecs', 'UpdateTaskSet', { ...SETS, taskSet, scale: { value: 100, unit: 'PERCENT' } }),
    act('ecs', 'UpdateServicePrimaryTaskSet', { ...SETS, primaryTaskSet: taskSet }),
    act('ecs', 'DescribeTaskSets', { ...SETS, taskSets: [taskSet] }),
    act('ecs', 'DeleteTaskSet', { ...SETS, taskSet, force: true }),
  ]
}
