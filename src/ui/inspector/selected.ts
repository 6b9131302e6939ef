import { aboutIds } from '../../model/world/decisionBase.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { Task } from '../../model/world/task/task.ts'
import { decisionById, type InspectorSelection, type SelectionInput } from './selection.ts'

/** The tasks that a selection is about, in order of creation. */
export function tasksOf(selection: InspectorSelection, input: SelectionInput): readonly Task[] {
  const { world } = input
  const byIds = (ids: Iterable<string>) => [...ids].flatMap((id) => world.tasks.get(id) ?? [])
  switch (selection.kind) {
    case 'task':
      return byIds([selection.id])
    case 'service':
      return byIds(world.liveByService.get(selection.key) ?? [])
    case 'instance':
      return byIds(world.liveByInstance.get(selection.id) ?? [])
    case 'decision': {
      const decision = decisionById(selection.id, input)
      if (decision === undefined) return []
      return byIds(aboutIds(decision, 'task'))
    }
  }
}

/** The service whose events tell of a selection. */
export function serviceOf(selection: InspectorSelection, input: SelectionInput): Service | undefined {
  const { world } = input
  if (selection.kind === 'service') return world.services.get(selection.key)
  if (selection.kind === 'decision') {
    const decision = decisionById(selection.id, input)
    const [key = ''] = decision === undefined ? [] : aboutIds(decision, 'service')
    return world.services.get(key)
  }
  const [task] = tasksOf(selection, input)
  return world.services.get(`${task?.clusterName ?? ''}/${task?.serviceName ?? ''}`)
}
