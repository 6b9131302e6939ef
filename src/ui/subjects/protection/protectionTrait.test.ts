import { expect, it, vi } from 'vitest'
import { marksOf } from '../../../look/taskMarks.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { steadyYard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import type { LabDesk } from '../../acts/labDesk.ts'
import { actsOn, cardFor, SUBJECTS } from '../subjects.ts'
import { protectAct } from './protectionActs.ts'

function firstTask(lab: TestLab) {
  const [task] = lab.world.tasks.values()
  if (task === undefined) throw new Error('the yard has tasks')
  return { task, ref: { kind: 'task', id: task.id } as const }
}

function labels(ref: SubjectRef, lab: TestLab): readonly string[] {
  return (actsOn(ref, lab.world)?.acts ?? []).map(({ label }) => label)
}

function protectedYard() {
  const lab = steadyYard()
  const { task, ref } = firstTask(lab)
  const { service, operation, input } = protectAct(task, 30)
  lab.act(service, operation, input)
  return { lab, task, ref }
}

it('offers to protect a task of a service, and then to protect it longer or not at all', () => {
  const lab = steadyYard()
  const { task, ref } = firstTask(lab)
  expect(labels(ref, lab)).toEqual(['Stop task', 'Open task', 'Make an image fail', 'Protect from scale-in'])
  expect(labels({ kind: 'service', id: 'yard/web' }, lab)).not.toContain('Protect from scale-in')
  const { lab: after } = protectedYard()
  expect(labels(ref, after)).toEqual(['Stop task', 'Open task', 'Make an image fail', 'Protect longer', 'Unprotect'])
  const giveNow = vi.fn()
  actsOn(ref, after.world)
    ?.acts.at(-1)
    ?.run({ giveNow } as unknown as LabDesk)
  expect(giveNow).toHaveBeenCalledWith({
    service: 'ecs',
    operation: 'UpdateTaskProtection',
    input: { cluster: 'yard', tasks: [task.id], protectionEnabled: false },
  })
})

it('has nothing to offer for a task of no service', () => {
  const lab = steadyYard()
  lab.ecs('RunTask', { taskDefinition: 'web:1' })
  const alone = [...lab.world.tasks.values()].find((one) => one.serviceName === null)
  expect(labels({ kind: 'task', id: alone?.id ?? '' }, lab)).not.toContain('Protect from scale-in')
})

it('says how long a task is protected on its card, and that it is in the tree', () => {
  const { lab, task, ref } = protectedYard()
  lab.forward(10 * 60_000)
  const facts = cardFor(ref, lab.world, lab.nowMs)?.facts ?? []
  expect(facts).toContainEqual({ label: 'protected from scale-in', value: 'for 20 min' })
  const line = SUBJECTS.task.line?.(task.id, lab.world, { nowMs: lab.nowMs, tasksCount: 0 })
  expect(line?.words).toMatch(/, protected from scale-in$/)
  expect(line?.worn).toEqual(marksOf(lab.world, task.id))
})
