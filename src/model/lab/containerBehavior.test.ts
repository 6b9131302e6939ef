import { describe, expect, it } from 'vitest'
import { CLUSTER, statusOf, type Input, type TestLab } from '../../testing/testLab.ts'
import { register, runTask, yard } from '../../testing/builders.ts'
import { answerOf, nextChangeOfAnswer } from '../world/container/answering.ts'
import { behaviorOf } from '../world/container/behavior.ts'

function set(lab: TestLab, fields: Input): void {
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', ...fields })
}

/** A task of one container `main` that has just started. */
function running(behavior: Input): { readonly lab: TestLab; readonly id: string } {
  const lab = yard()
  register(lab)
  set(lab, behavior)
  const [id = ''] = runTask(lab).ids
  lab.to(8_000)
  expect(statusOf(lab.task(id))).toBe('RUNNING')
  return { lab, id }
}

describe('CON-1 how containers act is said by their image', () => {
  it('counts spans from now, and keeps what was not said as it is without', () => {
    const lab = yard()
    lab.forward(5_000)
    set(lab, { checkFails: { fromSeconds: 10, toSeconds: 20 }, responds: { fromSeconds: 0, how: 'timeout' } })
    expect([...lab.world.containerBehaviors.values()]).toEqual([
      {
        image: 'web:1',
        definitionKey: null,
        containerName: null,
        readyAfterMs: 0,
        exitCode: 0,
        exitAfterMs: null,
        memoryMib: null,
        leakMibPerMinute: 0,
        ignoresSigterm: false,
        exitAfterSigtermMs: 3_000,
        sigtermExitCode: 0,
        checkFails: { fromMs: 15_000, toMs: 25_000, how: 'exit' },
        responds: { fromMs: 5_000, toMs: null, answer: { how: 'timeout' } },
      },
    ])
  })

  it('goes by the narrowest that fits, and by nothing once that is taken back', () => {
    const lab = yard()
    const web = { definitionKey: 'web:1', container: { name: 'main', image: 'web:1' } }
    const ready = () => behaviorOf(lab.world, web)?.readyAfterMs
    set(lab, { readyAfterSeconds: 1 })
    set(lab, { readyAfterSeconds: 2, containerName: 'main' })
    set(lab, { readyAfterSeconds: 3, taskDefinition: 'web:1' })
    set(lab, { readyAfterSeconds: 4, taskDefinition: 'web:1', containerName: 'main' })
    set(lab, { readyAfterSeconds: 5, taskDefinition: 'web:2', containerName: 'main' })
    const seen = [ready()]
    set(lab, { reset: true, taskDefinition: 'web:1', containerName: 'main' })
    seen.push(ready())
    set(lab, { reset: true, taskDefinition: 'web:1' })
    seen.push(ready())
    set(lab, { reset: true, containerName: 'main' })
    seen.push(ready())
    set(lab, { reset: true })
    seen.push(ready())
    expect(seen).toEqual([4_000, 3_000, 2_000, 1_000, undefined])
  })

  it.each([
    [{ checkFails: { fromSeconds: 5, toSeconds: 5 } }, 'checkFails.toSeconds'],
    [{ responds: { fromSeconds: 0, how: 'code' } }, 'responds.code'],
    [{ responds: { fromSeconds: 0, how: 'timeout', code: 200 } }, 'responds.code'],
    [{ exitCode: 1 }, 'exitCode'],
    [{ taskDefinition: 'web' }, 'taskDefinition'],
  ])('%j is refused, with the field', (fields, field) => {
    const lab = yard()
    expect(lab.refused('lab', 'SetContainerBehavior', { image: 'web:1', ...fields }).field).toBe(field)
  })

  it('keeps 200 at most; what is there may change', () => {
    const lab = yard()
    for (let i = 0; i < 200; i++) set(lab, { image: `web:${String(i)}` })
    expect(lab.refusal('lab', 'SetContainerBehavior', { image: 'one-more' }).name).toBe('LimitExceededException')
    set(lab, { image: 'web:7', readyAfterSeconds: 1 })
    expect(lab.world.containerBehaviors.size).toBe(200)
  })
})

describe('CON-2, CON-3 what a container answers', () => {
  it('refuses until it runs and is ready, then answers 200, and what it was told while it was told to', () => {
    const { lab, id } = running({
      readyAfterSeconds: 10,
      responds: { fromSeconds: 60, toSeconds: 90, how: 'code', code: 500 },
    })
    const task = lab.task(id)
    const at = (atMs: number) => answerOf(lab.world, { task: task, containerName: 'main' }, atMs)
    expect(at(17_999)).toEqual({ how: 'refused' })
    expect(at(18_000)).toEqual({ how: 'code', code: 200 })
    expect(at(60_000)).toEqual({ how: 'code', code: 500 })
    expect(at(90_000)).toEqual({ how: 'code', code: 200 })
    const changes = [8_000, 18_000, 60_000, 90_000].map((atMs) =>
      nextChangeOfAnswer(lab.world, { task, containerName: 'main' }, atMs),
    )
    expect(changes).toEqual([18_000, 60_000, 90_000, null])
  })

  it('answers 200 without a word of it, while it runs', () => {
    const lab = yard()
    register(lab)
    const [id = ''] = runTask(lab).ids
    const now = () => answerOf(lab.world, { task: lab.task(id), containerName: 'main' }, lab.nowMs)
    expect(now()).toEqual({ how: 'refused' })
    lab.to(8_000)
    expect(now()).toEqual({ how: 'code', code: 200 })
    expect(answerOf(lab.world, { task: lab.task(id), containerName: 'other' }, lab.nowMs)).toEqual({ how: 'refused' })
    lab.ecs('StopTask', { cluster: CLUSTER, task: id })
    lab.forward(2_999)
    expect(now()).toEqual({ how: 'code', code: 200 })
    lab.forward(1)
    expect(now()).toEqual({ how: 'refused' })
    expect(nextChangeOfAnswer(lab.world, { task: lab.task(id), containerName: 'main' }, lab.nowMs)).toBeNull()
  })
})
