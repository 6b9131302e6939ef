import { describe, expect, it } from 'vitest'
import { ZONES, labFixture } from '../../testing/canvas/fixtures.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { LAYER_ORDER } from './piece.ts'
import { piecesFor } from './scene.ts'
import { SceneMaker } from './sceneMaker.ts'

const { world, nowMs } = labFixture()
const view = { width: 856, height: 700, mode: 'lab', zones: ZONES, originMs: 0, xray: null } as const

function sceneAt(zoom: number) {
  return new SceneMaker().make(world, { ...view, nowMs, zoom })
}

describe('what is ringed for a thing', () => {
  const scene = sceneAt(1)
  const [instance] = world.instances.keys()
  const keysFor = (target: SubjectRef) => piecesFor(scene, target).map(({ key }) => key)

  it('is the one piece of a task, an instance, a zone', () => {
    const [task] = world.tasks.keys()
    expect(keysFor({ kind: 'task', id: task ?? '' })).toEqual([task])
    expect(keysFor({ kind: 'containerInstance', id: instance ?? '' })).toEqual([`instance/${instance ?? ''}`])
    expect(keysFor({ kind: 'availabilityZone', id: 'us-east-1b' })).toEqual(['zone/us-east-1b'])
  })

  it('is every task of a service that has not stopped', () => {
    const tasks = [...world.tasks.values()].filter((task) => task.serviceName === 'web')
    const live = tasks.filter((task) => task.step !== 'stopped').map((task) => task.id)
    expect(live.length).toBeLessThan(tasks.length)
    expect(keysFor({ kind: 'service', id: 'prod/web' }).toSorted()).toEqual(live.toSorted())
  })

  it('is what a service waits for, as such and with the service', () => {
    const ghost = 'wanted/prod/worker/0'
    expect(keysFor({ kind: 'waiting', id: 'prod/worker' })).toEqual([ghost])
    expect(keysFor({ kind: 'service', id: 'prod/worker' })).toContain(ghost)
  })

  it('is the bar of an instance where it is one, and nothing for what is gone', () => {
    const [piece] = piecesFor(sceneAt(0.05), { kind: 'containerInstance', id: instance ?? '' })
    expect(piece?.layer).toBe('bars')
    expect(keysFor({ kind: 'task', id: 'gone' })).toEqual([])
  })
})

it.each([1, 0.5, 0.05])('gives every piece a key of its own and a piece to lie on, at zoom %d', (zoom) => {
  const scene = sceneAt(zoom)
  const pieces = LAYER_ORDER.flatMap((name) => scene.layers[name].map(({ key, on }) => ({ key, on })))
  const keys = new Set(pieces.map(({ key }) => key))
  expect(keys.size).toBe(pieces.length)
  for (const { on } of pieces) expect(on === undefined || keys.has(on)).toBe(true)
})
