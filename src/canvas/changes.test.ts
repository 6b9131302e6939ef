import { describe, expect, it } from 'vitest'
import { copyWorld, type WritableWorld } from '../model/world/world.ts'
import { changedAreas } from './changes.ts'
import { contains } from './geometry.ts'
import { SceneMaker } from './scene/sceneMaker.ts'
import type { SceneOptions } from './scene/sceneMaker.ts'
import { ZONES, labFixture } from '../testing/canvas/fixtures.ts'

const { nowMs } = labFixture()
const options: SceneOptions = {
  width: 856,
  height: 700,
  mode: 'lab',
  zones: ZONES,
  nowMs,
  originMs: 0,
  zoom: 1,
  xray: null,
}

/** The lab before and after something happened to it. */
function around(happen: (world: WritableWorld) => void, fields: Partial<SceneOptions> = {}, isPainted = true) {
  const world = copyWorld(labFixture().world)
  const maker = new SceneMaker()
  const before = maker.make(world, options)
  happen(world)
  const after = maker.make(world, { ...options, ...fields })
  return { before, after, areas: changedAreas(before, after, () => isPainted) }
}

function changeTask(world: WritableWorld, isWanted: (launchType: string) => boolean): void {
  const task = [...world.tasks.values()].find((one) => isWanted(one.launchType))
  if (task !== undefined) world.tasks.set(task.id, { ...task, healthStatus: 'UNHEALTHY' })
}

describe('what has to be painted anew', () => {
  it('nothing when nothing happened', () => {
    expect(around(() => undefined).areas).toEqual([])
  })

  it('the one tray on which a task changed', () => {
    const { areas, after } = around((world) => {
      changeTask(world, (type) => type === 'EC2')
    })
    const [tray] = after.trays
    expect(areas).toHaveLength(1)
    expect(areas?.[0] !== undefined && tray !== undefined && contains(areas[0], tray.rect)).toBe(true)
  })

  it('the one tile on Fargate', () => {
    const { areas } = around((world) => {
      changeTask(world, (type) => type === 'FARGATE')
    })
    expect(areas).toHaveLength(1)
  })

  it('no tile that is drawn as pixels, and from afar no tray for its tasks', () => {
    const onFargate = (world: WritableWorld) => changeTask(world, (type) => type === 'FARGATE')
    expect(around(onFargate, {}, false).areas).toEqual([])
    const onTray = (world: WritableWorld) => changeTask(world, (type) => type === 'EC2')
    const world = copyWorld(labFixture().world)
    const maker = new SceneMaker()
    const before = maker.make(world, { ...options, zoom: 0.5 })
    onTray(world)
    expect(changedAreas(before, maker.make(world, { ...options, zoom: 0.5 }), () => false)).toEqual([])
  })

  it('the shelf when its words change', () => {
    const { areas, after } = around(() => undefined, { nowMs: nowMs + 5_000 })
    expect(after.shelf?.waiting?.note).toBe('1 task, 35 s')
    expect(areas).toHaveLength(1)
  })

  it('everything when an instance goes or the screen is another', () => {
    expect(
      around((world) => {
        world.instances.delete([...world.instances.keys()][0] ?? '')
      }).areas,
    ).toBeNull()
    expect(around(() => undefined, { width: 900 }).areas).toBeNull()
  })
})
