import { describe, expect, it } from 'vitest'
import { steadyYard, updateService } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { serviceWords } from './serviceWords.ts'

const UNDECIDED = 'The service scheduler has not decided yet what follows.'

function said(lab: TestLab): readonly string[] {
  const { verdict, sentence } = serviceWords(lab.service(), lab.world)
  return [verdict, sentence]
}

describe('a service says no more than is true by now', () => {
  it('what was decided, as long as the tasks are those that were counted', () => {
    expect(said(steadyYard())).toEqual([
      'Deployment completed at 00:49',
      'All 4 web:1 tasks are healthy, and no older task is left.',
    ])
  })

  it.each([{ taskDefinition: 'web:2' }, { desiredCount: 5 }, { deploymentConfiguration: { maximumPercent: 150 } }])(
    'that an update was asked for: %o',
    (fields) => {
      const lab = steadyYard()
      updateService(lab, fields)
      expect(said(lab)).toEqual(['The update has been asked for', UNDECIDED])
    },
  )

  it('what decides on an update once the scheduler has', () => {
    const lab = steadyYard()
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(1_000)
    expect(said(lab)[0]).toBe('Starts 4 of 4 web:2')
  })

  it('the counts, where a task went and nothing has followed yet', () => {
    const lab = steadyYard()
    lab.ecs('StopTask', { task: lab.tasks()[0]?.id })
    expect(said(lab)).toEqual(['3 of 4 RUNNING, 3 healthy', UNDECIDED])
  })

  it('PLC-3 the counts, where an instance drains and nothing has followed yet', () => {
    const lab = steadyYard()
    const containerInstances = [lab.instance(0).id]
    lab.ecs('UpdateContainerInstancesState', { containerInstances, status: 'DRAINING' })
    expect(said(lab)).toEqual(['4 of 4 RUNNING, 4 healthy', UNDECIDED])
  })
})
