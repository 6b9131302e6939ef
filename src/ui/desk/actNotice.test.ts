import type { Act } from '../../model/api/command.ts'
import { describe, expect, it } from 'vitest'
import { Run } from '../../model/engine/run.ts'
import { FIRST_DEFINITION, registerAct } from '../subjects/definition/definitionActs.ts'
import { createClusterAct } from '../subjects/cluster/clusterActs.ts'
import { noticeOf } from './actNotice.ts'

describe('what an answer tells that the stage does not', () => {
  const run = new Run({ seed: 1 })
  const told = (act: Act) => {
    const answer = run.act(act)
    if ('error' in answer) throw new Error(answer.error.message)
    return noticeOf(act, answer)
  }

  it('is nothing for most acts', () => {
    expect(told(createClusterAct('yard'))).toBeNull()
  })

  it('is the revision that was registered', () => {
    const act = registerAct(JSON.parse(FIRST_DEFINITION) as Record<string, unknown>)
    expect(told(act)).toEqual({ kind: 'registered', definitionKey: 'web:1' })
  })

  it('is what RunTask found no place for, each reason once', () => {
    const act = {
      service: 'ecs',
      operation: 'RunTask',
      input: { cluster: 'yard', taskDefinition: 'web', count: 2 },
    } as const
    const input = { cluster: 'yard', instanceType: 'm5.large', memoryMib: 6 }
    run.act({ service: 'lab', operation: 'AddContainerInstances', input })
    expect(told(act)).toEqual({ kind: 'notPlaced', reasons: ['RESOURCE:MEMORY'] })
  })

  it('is which fields have no effect, where an answer has nothing else to tell', () => {
    const act = { service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } } as const
    const accepted = { output: { cluster: {} }, withoutEffect: ['configuration'] }
    const notice = { kind: 'withoutEffect', actName: 'ecs CreateCluster', fields: ['configuration'] }
    expect(noticeOf(act, accepted)).toEqual(notice)
    expect(noticeOf(act, { output: { cluster: {} } })).toBeNull()
  })
})
