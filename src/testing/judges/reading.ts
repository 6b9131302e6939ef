import type { ReadingCase } from '../../challenge/templates/readingServices.ts'
import type { FamilyCase } from '../../challenge/templates/revisions.ts'
import type { LeftCase, RoomCase } from '../../challenge/templates/runTask.ts'
import type { Judge } from './judge.ts'

type Answered = readonly Readonly<Record<string, unknown>>[]

/** Counted over the tasks themselves, not read off the counts of deployments (Deployment: "PRIMARY: the most recent"). */
export const readingServices: Judge<ReadingCase> = ({ one, cluster, service, read }) => {
  const { taskArns } = read('ListTasks', { cluster, serviceName: service })
  const { tasks } = read('DescribeTasks', { cluster, tasks: taskArns })
  const isNew = ({ taskDefinitionArn }: Answered[number]) => String(taskDefinitionArn).endsWith(':2')
  const all = tasks as Answered
  if (one.wanted === 'to start') return one.desired - all.filter(isNew).length
  const running = all.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  return one.wanted === 'in all' ? running.length : running.filter((task) => !isNew(task)).length
}

/** "Maintain the desired number of tasks": services do (Developer Guide, Amazon ECS services); RunTask starts tasks once. */
export const tasksLeft: Judge<LeftCase> = ({ one: { ofService, standalone, stopped } }) =>
  ofService + standalone - stopped.standalone

/** What remains on each instance, in whole tasks; the rest is "failures" (API Reference, RunTask). */
export const runTaskRoom: Judge<RoomCase> = ({ one: { instances, slots, there, count } }) => {
  let free = -there
  for (let each = 0; each < instances; each++) free += slots
  return count < free ? count : free
}

/** "If a revision isn't specified, the latest ACTIVE revision is used" (API Reference, RunTask). */
export const familyAlone: Judge<FamilyCase> = ({ service, read }) => {
  const { taskDefinitionArns } = read('ListTaskDefinitions', { familyPrefix: service, status: 'ACTIVE' })
  return Math.max(...(taskDefinitionArns as readonly string[]).map((arn) => Number(arn.split(':').at(-1))))
}
