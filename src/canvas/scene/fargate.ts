import type { World } from '../../model/world/world.ts'
import { counted } from '../../look/numbers.ts'
import type { Groups } from './groups.ts'
import { isPlaced, piecesOf, rowsOf } from './pieces.ts'
import type { SlotGrid } from './pieces.ts'
import { fargateHeight } from './plan.ts'
import type { Plan } from './plan.ts'
import type { PlacedFargate, PlacedTile } from './scene.ts'
import type { SlotAllocator } from './slotAllocator.ts'
import { tileOf } from './tile.ts'
import type { TileCache } from './tile.ts'

/** The band without instances: tasks in the columns of their zones, drawn to the same scale as on trays. */
export function placeFargate(
  world: World,
  groups: Groups,
  at: {
    readonly plan: Plan
    readonly slotUnits: number
    readonly allocator: SlotAllocator
    readonly cache: TileCache
    readonly y: number
    /** Where the band ends at the least. */
    readonly bottom: number
  },
): PlacedFargate | null {
  const { plan, slotUnits, y } = at
  const { fargate, spacing, scale } = plan
  if (fargate === null) return null

  const tiles: PlacedTile[] = []
  const cached = at.cache.begin(plan)
  const reach = at.bottom - y
  let lowest = y + Math.max(fargateHeight(fargate, spacing), reach)
  groups.zones.forEach(({ availabilityZone }, index) => {
    const tasks = groups.fargate.get(availabilityZone) ?? []
    const grid = gridOf(plan, { index, slotUnits, y: y + fargate.headHeight })
    const rowUnits = grid.columns * slotUnits
    const capacityUnits = tasks.reduce((sum, task) => sum + rowsOf(grid, task.cpuUnits), 0) * rowUnits
    // Rows of another length would cut other tiles in two, so they are another line.
    const lineKey = `fargate/${availabilityZone}/${String(grid.columns)}/${String(slotUnits)}`
    const { starts } = at.allocator.place(lineKey, { capacityUnits, rowUnits, slotUnits }, tasks)
    for (const task of tasks) {
      const placed = starts.get(task.id)
      const start = isPlaced(placed) ? placed : 0
      const tile = cached(task, start, () =>
        tileOf(world, task, { place: 'fargate', pieces: piecesOf(grid, start, task.cpuUnits) }),
      )
      tiles.push(tile)
      lowest = tile.rest.reduce(
        (low, { y: top, height }) => Math.max(low, top + height),
        Math.max(lowest, tile.rect.y + tile.rect.height),
      )
    }
  })
  const x = spacing.pad * scale
  return {
    rect: { x, y, width: plan.width - 2 * x, height: lowest - y },
    headHeight: fargate.headHeight,
    title: 'Fargate',
    note: `${counted(tiles.length, 'task')}, no instances, one network interface each`,
    stubHeight: fargate.stubHeight,
    tiles,
  }
}

function gridOf(plan: Plan, at: { readonly index: number; readonly slotUnits: number; readonly y: number }): SlotGrid {
  const { spacing, scale, zoneWidth, fargate } = plan
  const columns = fargate?.columns ?? 1
  const inner = zoneWidth - 2 * spacing.zonePad * scale
  return {
    x: spacing.pad * scale + at.index * (zoneWidth + spacing.zoneGap * scale) + spacing.zonePad * scale,
    y: at.y,
    slotWidth: (inner - (columns - 1) * spacing.slotGap) / columns,
    slotHeight: fargate?.rowHeight ?? 0,
    gap: spacing.slotGap,
    rowGap: fargate?.stubHeight ?? 0,
    columns,
    slotUnits: at.slotUnits,
  }
}
