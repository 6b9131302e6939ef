import { describe, expect, it } from 'vitest'
import { HitTest } from './hitTest.ts'
import type { Rect } from './geometry.ts'
import { SceneMaker } from './scene/sceneMaker.ts'
import { ZONES, crowdFixture, labFixture } from '../testing/canvas/fixtures.ts'

function sceneOf({ world, nowMs }: ReturnType<typeof crowdFixture>, zoom: number) {
  const options = {
    width: 856,
    height: 620,
    mode: 'lab',
    zones: ZONES,
    nowMs,
    originMs: 0,
    zoom,
    xray: null,
  } as const
  return new SceneMaker().make(world, options)
}

function middle(box: Rect) {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

describe('what lies under the pointer', () => {
  const scene = sceneOf(labFixture(), 1)
  const hits = new HitTest(scene)

  it('finds each task at its own middle, wide or narrow', () => {
    for (const tile of scene.layers.tiles) expect(hits.at(middle(tile.rect))).toEqual(tile.ref)
  })

  it('finds the instance beside its tasks and the zone beside its instances', () => {
    const [tray] = scene.layers.trays
    const [zone] = scene.layers.zones
    if (tray === undefined || zone === undefined) throw new Error('the lab has both')
    expect(hits.at({ x: tray.rect.x + 3, y: tray.rect.y + 3 })).toEqual({
      kind: 'containerInstance',
      id: tray.instance.id,
    })
    expect(hits.at({ x: zone.rect.x + 2, y: zone.rect.y + 2 })).toEqual({ kind: 'availabilityZone', id: 'us-east-1a' })
  })

  it('finds nothing on the bare ground', () => {
    expect(hits.at({ x: 1, y: 1 })).toBeNull()
  })

  it('finds instances, not tasks, where they are bars', () => {
    const far = sceneOf(crowdFixture(400), 0.05)
    const [tile] = far.layers.tiles
    if (tile === undefined) throw new Error('a crowd has tasks')
    expect(new HitTest(far).at(middle(tile.rect))).toEqual({ kind: 'containerInstance', id: tile.task?.instanceId })
  })
})
