import { describe, expect, it } from 'vitest'
import { demoFixture, labFixture } from '../../testing/canvas/fixtures.ts'
import { cardFor } from './cards.ts'

function facts(card: ReturnType<typeof cardFor>): Record<string, string> {
  return Object.fromEntries((card?.facts ?? []).map(({ label, value }) => [label, value]))
}

describe('what is pointed at, in words', () => {
  it('a task that is not healthy yet', () => {
    const { world, nowMs } = demoFixture()
    const task = [...world.tasks.values()].find((one) => !one.isHealthy && one.step === 'running')
    const card = cardFor({ kind: 'task', id: task?.id ?? '' }, world, nowMs)
    expect(card).toMatchObject({ title: 'web:8', state: 'Running, not healthy yet', tone: 'plain' })
    expect(facts(card)).toEqual({
      lastStatus: 'RUNNING',
      next: 'healthy in 15 s',
      reserves: '512 CPU, 1,024 MiB',
      on: 'i-0a4c',
      'host ports': '32771 to 80',
    })
  })

  it('both words where the notes and the API differ', () => {
    const { world, nowMs } = labFixture()
    const task = [...world.tasks.values()].find((one) => one.step === 'pulling')
    expect(facts(cardFor({ kind: 'task', id: task?.id ?? '' }, world, nowMs))).toMatchObject({
      lastStatus: 'PENDING',
      phase: 'PROVISIONING',
    })
  })

  it('an instance, a zone, and what waits', () => {
    const { world, nowMs } = labFixture()
    const lost = [...world.instances.values()].find((one) => !one.agentConnected)
    expect(cardFor({ kind: 'instance', id: lost?.id ?? '' }, world, nowMs)).toMatchObject({
      title: 'i-0cd8',
      kind: 'm5.large',
      state: 'agent lost',
      tone: 'trouble',
    })
    expect(facts(cardFor({ kind: 'zone', id: 'us-east-1b' }, world, nowMs))).toEqual({
      instances: '3',
      'tasks on them': '11',
      'on Fargate': '2',
    })
    expect(cardFor({ kind: 'waiting', id: 'prod/worker' }, world, nowMs)?.state).toBe('1 task without a place for 30 s')
  })

  it('nothing of what is gone', () => {
    const { world } = demoFixture()
    expect(cardFor({ kind: 'task', id: 'gone' }, world, 0)).toBeNull()
  })
})
