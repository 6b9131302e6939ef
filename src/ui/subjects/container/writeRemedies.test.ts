import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { createService, NETWORK, register, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import type { Input, TestLab } from '../../../testing/testLab.ts'
import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import { writeRemedies } from './writeRemedies.ts'

const READ_ONLY = { readonlyRootFilesystem: true }
const MOUNTED = {
  volumes: [{ name: 'cache' }],
  containerFields: { mountPoints: [{ sourceVolume: 'cache', containerPath: '/var/cache', readOnly: true }] },
}

function writing(path = '/var/cache/page'): TestLab {
  const lab = yard()
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', writes: [{ path }] })
  return lab
}

function stopOf(lab: TestLab): StopDecision {
  const found = lab.decisions.findLast((one) => one.kind === 'stop' && one.rule === 'CON-10')
  return must(found?.kind === 'stop' ? found : undefined, 'a stop')
}

const labels = (lab: TestLab) => writeRemedies(stopOf(lab), lab.world).map(({ label }) => label)

function served(fields: Input, path?: string): TestLab {
  const lab = writing(path)
  register(lab, 'web', fields)
  createService(lab, { desiredCount: 1 })
  lab.forward(60_000)
  return lab
}

describe('CON-10 what lets a program write', () => {
  it.each([
    [
      'a read-only root',
      { containerFields: READ_ONLY },
      ['Register web:2 with a volume at /var/cache', 'Register web:2 without readonlyRootFilesystem'],
    ],
    [
      'a read-only mount',
      MOUNTED,
      ['Register web:2 with a volume at /var/cache', 'Register web:2 with /var/cache writable'],
    ],
  ] as const)('%s: each revision lets its service run', (_, fields, expected) => {
    expect(labels(served(fields))).toEqual(expected)
    for (const label of expected) {
      const lab = served(fields)
      const remedy = must(
        writeRemedies(stopOf(lab), lab.world).find((one) => one.label === label),
        label,
      )
      for (const { service, operation, input } of remedy.acts) lab.act(service, operation, input)
      // What failed until now was of the old revision, and another runs by now.
      expect(writeRemedies(stopOf(lab), lab.world)).toEqual([])
      lab.forward(300_000)
      expect(lab.service().isSteady).toBe(true)
    }
  })

  it('no volume is mounted over the root', () => {
    expect(labels(served({ containerFields: READ_ONLY }, '/page'))).toEqual([
      'Register web:2 without readonlyRootFilesystem',
    ])
  })

  it('of a standalone task on Fargate it is registered and no more', () => {
    const lab = writing()
    registerFargate(lab, 'far', { containerFields: READ_ONLY })
    runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK })
    lab.forward(120_000)
    const [remedy] = writeRemedies(stopOf(lab), lab.world)
    expect(remedy?.acts.map(({ operation }) => operation)).toEqual(['RegisterTaskDefinition'])
    for (const { service, operation, input } of remedy?.acts ?? []) lab.act(service, operation, input)
    const [id = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }).ids
    lab.forward(120_000)
    expect(lab.task(id).step).toBe('running')
  })
})
