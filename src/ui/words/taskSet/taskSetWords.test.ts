import { describe, expect, it } from 'vitest'
import { register, yard } from '../../../testing/builders.ts'
import type { Input, TestLab } from '../../../testing/testLab.ts'
import { serviceWords } from '../service/serviceWords.ts'

const OF_WEB = { service: 'web' } as const

function external(): TestLab {
  const lab = yard()
  register(lab)
  lab.ecs('CreateService', { serviceName: 'web', desiredCount: 4, deploymentController: { type: 'EXTERNAL' } })
  return lab
}

/** @returns its id as it is told */
function makeSet(lab: TestLab, fields: Input = {}): string {
  const given = { ...OF_WEB, taskDefinition: 'web:1', scale: { value: 100, unit: 'PERCENT' }, ...fields }
  const { id } = lab.ecs('CreateTaskSet', given).taskSet as { readonly id: string }
  return id.slice(0, 'ecs-svc/0000'.length)
}

function said(lab: TestLab): readonly string[] {
  const { verdict, sentence } = serviceWords(lab.service(), lab.world)
  return [verdict, sentence]
}

describe('TST-2 a service of task sets says how each of them stands', () => {
  it('that it has none', () => {
    expect(said(external())).toEqual(['web has no task set', 'CreateTaskSet makes one; until then nothing runs.'])
  })

  it('what the scheduler waits for, by the task set that it is about', () => {
    const lab = external()
    makeSet(lab)
    lab.forward(60_000)
    const next = makeSet(lab)
    expect(said(lab)[0]).toBe(`Starts 4 of 4 web:1 of ${next}`)
    lab.forward(10_000)
    expect(said(lab)[1]).toBe(
      `All 4 web:1 tasks of ${next} are RUNNING. None counts as healthy yet. ` +
        'Nothing is left to stop or start; the task set is in STEADY_STATE when they do.',
    )
  })

  it('each by its own part of the desired count, once all are steady', () => {
    const lab = external()
    const first = makeSet(lab)
    const next = makeSet(lab, { scale: { value: 50, unit: 'PERCENT' } })
    lab.forward(120_000)
    lab.ecs('UpdateServicePrimaryTaskSet', { ...OF_WEB, primaryTaskSet: lab.service().deployments[0]?.id })
    expect(said(lab)).toEqual([
      'Each task set is steady',
      `web:1 of ${next}, PRIMARY: 2 of 2 RUNNING, 2 healthy; web:1 of ${first}: 4 of 4 RUNNING, 4 healthy.`,
    ])
  })

  it('that an update was asked for, until the scheduler has looked', () => {
    const lab = external()
    const only = makeSet(lab)
    lab.forward(120_000)
    lab.ecs('UpdateService', { ...OF_WEB, desiredCount: 2 })
    expect(said(lab)).toEqual(['The update has been asked for', `web:1 of ${only}: 4 of 2 RUNNING, 4 healthy.`])
    lab.forward(1_000)
    expect(said(lab)).toEqual([
      `Stops 2 of 4 tasks of ${only}`,
      `computedDesiredCount of ${only} is 2; RUNNING + PENDING is 4.`,
    ])
  })
})
