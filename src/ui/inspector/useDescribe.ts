import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Act, Answer } from '../../model/api/command.ts'
import { act } from '../../model/api/operations.ts'
import { useLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { decisionById, type InspectorSelection } from './selection.ts'

interface Read {
  readonly act: Act
  /** The list of the answer whose first entry is the object. */
  readonly list: string
}

/**
 * What the API says of the selected object now. Asked of the model each time its state is another, and only while
 * somebody looks. A decision is nothing that AWS describes: it is shown as the model made it.
 */
export function useDescribe(selection: InspectorSelection | null, view: BranchView, isWanted: boolean): unknown {
  const session = useLabSession()
  const read = selection === null ? null : readOf(selection, view)
  const { data } = useQuery({
    queryKey: ['describe', view.branchId, selection, view.hash],
    queryFn: async () => (read === null ? null : described(await session.query(read.act, view.branchId), read.list)),
    enabled: isWanted && read !== null,
    placeholderData: keepPreviousData,
    // The worker is never offline, and an old state is not asked for twice.
    networkMode: 'always',
    gcTime: 1_000,
  })
  if (selection?.kind === 'decision') {
    return decisionById(selection.id, { world: view.world, decisions: view.history.decisions, originMs: 0 })
  }
  return data
}

function readOf(selection: InspectorSelection, { world }: BranchView): Read | null {
  switch (selection.kind) {
    case 'service': {
      const service = world.services.get(selection.key)
      if (service === undefined) return null
      const input = { cluster: service.clusterName, services: [service.name] }
      return { act: act('ecs', 'DescribeServices', input), list: 'services' }
    }
    case 'task': {
      const cluster = world.tasks.get(selection.id)?.clusterName
      const input = { cluster, tasks: [selection.id] }
      return { act: act('ecs', 'DescribeTasks', input), list: 'tasks' }
    }
    case 'instance': {
      const cluster = world.instances.get(selection.id)?.clusterName
      const input = { cluster, containerInstances: [selection.id] }
      return { act: act('ecs', 'DescribeContainerInstances', input), list: 'containerInstances' }
    }
    case 'decision':
      return null
  }
}

/** The one object that was asked for; the whole answer where it has none, for that says why. */
function described(answer: Answer, list: string): unknown {
  if ('error' in answer) return answer.error
  const found: unknown = answer.output[list]
  return (Array.isArray(found) ? (found as readonly unknown[])[0] : undefined) ?? answer.output
}
