import { describe, expect, it } from 'vitest'
import { NO_NOTCHES, notchesKey, notchesOf, type ContainerVisual, type Notches } from '../../look/containerLook.ts'
import type { HealthCheck } from '../../model/world/definition/taskDefinition.ts'
import { recordingContext, testBrush } from '../../testing/canvas/recordingContext.ts'
import { YardBuilder } from '../../testing/canvas/yardBuilder.ts'
import { tileOf } from '../scene/tile.ts'
import { drawNotches } from './notches.ts'

const yard = new YardBuilder()
const plain = yard.definition('web', 7, { cpuUnits: 512, memoryMib: 1_024 })
const split = yard.definition('shop', 1, { cpuUnits: 512, memoryMib: 1_024 })
yard.split(split, 3)
const crowd = yard.definition('crowd', 1, { cpuUnits: 512, memoryMib: 1_024 })
yard.split(crowd, 12)

/** The shapes that are drawn, but for their plates. */
function drawn(notches: Notches, box: { readonly width: number; readonly height: number }): readonly string[] {
  const { pen, lines } = recordingContext()
  const task = yard.task({ definitionKey: split })
  const tile = { ...tileOf(yard.world, task, { place: 'slot', on: 'instance/a', rects: [] }), notches }
  const still = { rest: [], visual: tile.visual, alpha: 1, progress: 0, isLifted: false, before: null }
  const item = { tile, box: { x: 0, y: 0, ...box }, size: box, ...still }
  drawNotches(testBrush(pen), item, { isLabelled: box.height >= 42, hasBadge: false })
  return lines.filter((line) => !line.includes('surface'))
}

const LABELLED = { width: 112, height: 44 }
const of = (...visuals: readonly ContainerVisual[]): Notches => ({ visuals, count: visuals.length })

describe('a task’s containers on its upper edge', () => {
  it('one shape for each state', () => {
    expect(drawn(of('running'), LABELLED)).toEqual(['fill rect 7,0 9×5 ink'])
    expect(drawn(of('waiting'), LABELLED)).toHaveLength(3)
    expect(drawn(of('stopped'), LABELLED)).toEqual(['fill rect 7,3.5 9×1.5 ink'])
    expect(drawn(of('unhealthy'), LABELLED)).toEqual(['fill from 7,5 to 11.5,0 to 16,5 close trouble'])
  })

  it('side by side, narrower where there is less room, lower where the name is near', () => {
    expect(drawn(of('running', 'running'), LABELLED)).toEqual(['fill rect 7,0 9×5 ink', 'fill rect 18,0 9×5 ink'])
    const small = drawn(of('running', 'running', 'running'), { width: 30, height: 18 })
    expect(small).toEqual(['fill rect 7,0 6×2 ink', 'fill rect 14,0 5×2 ink', 'fill rect 20,0 6×2 ink'])
  })

  it('where they would lie on the name, only when one of them does not run', () => {
    const low = { width: 34, height: 14.5 }
    expect(drawn(of('running', 'running'), low)).toEqual([])
    expect(drawn(of('running', 'unhealthy'), low)).toHaveLength(2)
  })

  it('one for all with their number where each would tell no shape, without it on a low line', () => {
    const many = { visuals: ['unhealthy'], count: 12 } as const
    expect(drawn(many, LABELLED)[1]).toMatch(/^text "12"/)
    expect(drawn(many, { width: 60, height: 20 })).toHaveLength(1)
  })

  it('none for a task of one container', () => {
    expect(drawn(NO_NOTCHES, LABELLED)).toEqual([])
  })
})

describe('what a tile knows of them', () => {
  it('the same object for the same states, none for one container, the worst and a number from six on', () => {
    const [a, b] = [yard.task({ definitionKey: split }), yard.task({ definitionKey: split })]
    expect(notchesOf(yard.world, a)).toEqual(of('running', 'running', 'running'))
    expect(notchesOf(yard.world, a)).toBe(notchesOf(yard.world, b))
    expect(notchesOf(yard.world, yard.task({ definitionKey: plain }))).toBe(NO_NOTCHES)
    expect(notchesOf(yard.world, yard.task({ definitionKey: crowd }))).toEqual({ visuals: ['running'], count: 12 })
    const ended = { executionStoppedAtMs: 5_000 }
    expect(notchesOf(yard.world, yard.task({ definitionKey: crowd, fields: ended })).visuals).toEqual(['stopped'])
  })

  it('is told apart by one word for many tasks, which is empty where none has any', () => {
    const [one, other] = [yard.task({ definitionKey: split }), yard.task({ definitionKey: plain })]
    expect(notchesKey(yard.world, [other])).toBe('')
    const stopped = { ...one, executionStoppedAtMs: 5_000 }
    expect(notchesKey(yard.world, [one, other])).not.toBe(notchesKey(yard.world, [stopped, other]))
  })

  it('UNHEALTHY where its check says so', () => {
    const definition = yard.world.taskDefinitions.get(split)
    const healthCheck: HealthCheck = { command: [], intervalMs: 1, timeoutMs: 1, retries: 1, startPeriodMs: 0 }
    if (definition === undefined) throw new Error('it was made')
    const [first, ...others] = definition.containers
    if (first === undefined) throw new Error('it has three')
    yard.world.taskDefinitions.set(split, { ...definition, containers: [{ ...first, healthCheck }, ...others] })
    const sick = yard.task({ definitionKey: split, fields: { healthStatus: 'UNHEALTHY' } })
    expect(notchesOf(yard.world, sick)).toEqual(of('unhealthy', 'running', 'running'))
  })
})
