import { beforeEach, describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { ZONES } from '../../testing/canvas/fixtures.ts'
import { NETWORK, yard } from '../../testing/builders.ts'
import { registerFar, withShop } from '../../testing/pulling.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { SceneMaker } from '../scene/sceneMaker.ts'
import { pullLines } from './pullLines.ts'
import { PullView } from './pullView.ts'

let lab: TestLab

/** Three Fargate tasks, a zone each, of an image that the account's registry has. */
beforeEach(() => {
  lab = yard({ instances: 0 })
  withShop(lab, { sizeMb: 118 })
  registerFar(lab)
  lab.ecs('RunTask', { taskDefinition: 'far', launchType: 'FARGATE', count: 3, networkConfiguration: NETWORK })
})

function sceneOf({ world }: TestLab, width = 1_224) {
  const options = { width, height: 792, zones: ZONES, nowMs: world.nowMs, originMs: 0, zoom: 1, xray: null } as const
  return new SceneMaker().make(world, { ...options, mode: 'lab' })
}

/** Until all tasks are in a step. */
function until(step: string): void {
  for (let second = 0; second < 120; second += 1) {
    if ([...lab.world.tasks.values()].every((one) => one.step === step)) return
    lab.forward(1_000)
  }
  throw new Error(`never ${step}`)
}

describe('the lines of pulls', () => {
  it('lead from the repository on the rail to each task that pulls, and are gone with the pull', () => {
    expect(pullLines(sceneOf(lab), lab.world, lab.nowMs)).toEqual([])
    until('pulling')
    const scene = sceneOf(lab)
    const lines = pullLines(scene, lab.world, lab.nowMs)
    expect(lines.map(({ tile }) => tile.key).toSorted()).toEqual([...lab.world.tasks.keys()].toSorted())
    const block = must(
      scene.layers.rail.find(({ part }) => part === 'repository'),
      'the repository',
    )
    for (const { path, tile } of lines) {
      const [start, end] = [must(path[0], 'a start'), must(path.at(-1), 'an end')]
      expect(start.x).toBeGreaterThan(block.rect.x)
      expect(start.y).toBe(block.rect.y + block.rect.height)
      expect([end.y, end.x > tile.rect.x + tile.rect.width]).toEqual([tile.rect.y, true])
    }
    until('running')
    expect(pullLines(sceneOf(lab), lab.world, lab.nowMs)).toEqual([])
  })

  it('cross no zone but in the gaps', () => {
    until('pulling')
    const scene = sceneOf(lab)
    for (const { path } of pullLines(scene, lab.world, lab.nowMs))
      for (const { x, y } of path)
        for (const { rect } of scene.layers.zones) {
          const isInside = x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height
          expect(isInside).toBe(false)
        }
  })

  it('are none where the rail has no room for the repository', () => {
    until('pulling')
    const phone = new SceneMaker().make(lab.world, {
      ...{ width: 390, height: 200, zones: ZONES, nowMs: lab.nowMs, originMs: 0, zoom: 1, xray: null },
      mode: 'lab',
    })
    expect(pullLines(phone, lab.world, lab.nowMs)).toEqual([])
  })

  it('move by the lab’s clock, and stand where motion is reduced', () => {
    until('pulling')
    const view = new PullView()
    const seen = { world: lab.world, speed: 1, reducedMotion: false }
    const phaseAt = (nowMs: number): number => view.over(sceneOf(lab), { ...seen, nowMs }).phase ?? NaN
    expect(phaseAt(lab.nowMs + 300) - phaseAt(lab.nowMs)).toBeCloseTo(1)
    expect(view.over(sceneOf(lab), { ...seen, nowMs: lab.nowMs, reducedMotion: true }).phase).toBeNull()
  })
})
