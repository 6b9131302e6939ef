import { act } from '../../../model/api/act.ts'
import { grouped } from '../../../look/numbers.ts'
import { reservationOf, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { tasksById, type ObjectAct, type SubjectView } from '../subjectView.ts'
import { deleteDefinitionAct, deregisterAct, mainImage } from './definitionActs.ts'
import { WhyDefinition } from './WhyDefinition.tsx'

/** One revision of a task definition. */
export const definitionView: SubjectView = {
  Why: WhyDefinition,
  head(id, { world }) {
    const definition = world.taskDefinitions.get(id)
    if (definition === undefined) return null
    return {
      object: `task definition ${id}`,
      atMs: world.nowMs,
      verdict: `${id} is ${definition.status}`,
      sentence: `Each task of it ${sizeText(definition)}.`,
      tone: 'plain',
    }
  },
  describe: (id) => ({
    act: act('ecs', 'DescribeTaskDefinition', { taskDefinition: id }),
    field: 'taskDefinition',
  }),
  acts(id, world) {
    const definition = world.taskDefinitions.get(id)
    if (definition === undefined) return null
    return { heading: `Task definition ${id}`, acts: actsOf(id, definition) }
  },
  line(id, world) {
    const definition = world.taskDefinitions.get(id)
    if (definition === undefined) return null
    const aside = definition.status === 'ACTIVE' ? '' : definition.status
    const detail = mainImage(definition)
    return { name: id, aside, detail, words: `task definition ${id}, ${definition.status}, image ${detail}` }
  },
  kept: (id, world) => world.taskDefinitions.get(id) ?? null,
  tasks: (id, scope) =>
    tasksById(scope.world.tasks.keys(), scope).filter((task) => task.definitionKey === id && task.step !== 'stopped'),
}

/** What its status allows next (DEF-3, DEF-8). */
function actsOf(id: string, { status }: TaskDefinition): readonly ObjectAct[] {
  const create: ObjectAct = {
    id: 'createRevision',
    label: 'Create new revision',
    run: ({ openForm }) => openForm('registerDefinition', id),
  }
  switch (status) {
    case 'ACTIVE':
      return [
        create,
        { id: 'deregister', label: 'Deregister', tone: 'trouble', run: ({ giveNow }) => giveNow(deregisterAct(id)) },
      ]
    case 'INACTIVE':
      return [
        create,
        { id: 'delete', label: 'Delete', tone: 'trouble', run: ({ giveNow }) => giveNow(deleteDefinitionAct(id)) },
      ]
    case 'DELETE_IN_PROGRESS':
      return []
  }
}

/** `reserves 512 CPU units and 1,024 MiB, networkMode bridge`. */
export function sizeText(definition: TaskDefinition): string {
  const { cpuUnits, memoryMib } = reservationOf(definition)
  return `reserves ${grouped(cpuUnits)} CPU units and ${grouped(memoryMib)} MiB, networkMode ${definition.networkMode}`
}
