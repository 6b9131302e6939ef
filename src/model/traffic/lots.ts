import { CpuOpen } from '../world/traffic/cpuOpen.ts'
import { apart } from '../world/traffic/alike.ts'
import type { TaskFlow } from '../world/traffic/traffic.ts'
import type { World } from '../world/world.ts'
import type { Cell, Layout } from './cells.ts'

/** Tasks that stand alike and had the same flow before: one period does the same to each of them. */
export interface Lot {
  /** The same for lots that may be told as one after the period. */
  readonly likeness: string
  readonly cell: Cell
  readonly taskIds: readonly string[]
  readonly cpuUnits: number
  /** The flow that they were in; `undefined` for none. */
  readonly flowId: string | undefined
}

/** Where requests of a source go: so much of them to each lot. */
export interface Way {
  readonly lot: number
  readonly poolId: string | null
  readonly share: number
}

export interface Lots {
  readonly lots: readonly Lot[]
  /** By the source's key. */
  readonly ways: ReadonlyMap<string, readonly Way[]>
  /** Of the splits of the layout. */
  readonly cpuUnits: readonly number[]
}

/** Tasks of a cell that were in one flow. */
type Split = Pick<Lot, 'cell' | 'taskIds' | 'flowId'>

const splitsOf = new WeakMap<Layout, readonly Split[]>()
const lotsBefore = new WeakMap<Layout, Lots>()

/** All tasks that get requests or have some, sorted into lots, in the order of their cells. */
export function lotsOf(world: World, layout: Layout): Lots {
  let splits = splitsOf.get(layout)
  if (splits === undefined) splitsOf.set(layout, (splits = layout.cells.flatMap((cell) => splitByFlow(world, cell))))
  const open = new CpuOpen(world)
  const cpuUnits = splits.map(({ taskIds: [first = ''] }) => {
    const task = world.tasks.get(first)
    return task === undefined ? 0 : open.of(task)
  })
  const before = lotsBefore.get(layout)
  if (before?.cpuUnits.every((one, at) => one === cpuUnits[at]) === true) return before
  const lots = joinedByCpu(splits, cpuUnits)
  const found = { lots, ways: waysTo(lots), cpuUnits }
  lotsBefore.set(layout, found)
  return found
}

function splitByFlow({ flowOfTask }: World, cell: Cell): readonly Split[] {
  const groups = new Map<string | undefined, string[]>()
  for (const taskId of cell.taskIds) {
    const flowId = flowOfTask.get(taskId)
    const known = groups.get(flowId)
    if (known === undefined) groups.set(flowId, [taskId])
    else known.push(taskId)
  }
  const all = [...groups].map(([flowId, taskIds]) => ({ cell, taskIds, flowId }))
  // What nothing comes to and nothing is in is over.
  return all.filter(({ flowId }) => flowId !== undefined || cell.parts.length > 0)
}

function joinedByCpu(splits: readonly Split[], cpuUnits: readonly number[]): readonly Lot[] {
  const lots = new Map<string, Lot>()
  for (const [at, split] of splits.entries()) {
    const cpu = cpuUnits[at] ?? 0
    const likeness = `${split.cell.likeness}|${String(cpu)}`
    const key = `${likeness}|${split.flowId ?? ''}`
    const taskIds = [...(lots.get(key)?.taskIds ?? []), ...split.taskIds]
    lots.set(key, { ...split, taskIds, likeness, cpuUnits: cpu })
  }
  return [...lots.values()]
}

function waysTo(lots: readonly Lot[]): Lots['ways'] {
  const ways = new Map<string, Way[]>()
  for (const [lot, { cell, taskIds }] of lots.entries()) {
    for (const { trafficKey, poolId, share } of cell.parts) {
      const way = { lot, poolId, share: share * taskIds.length }
      const known = ways.get(trafficKey)
      if (known === undefined) ways.set(trafficKey, [way])
      else known.push(way)
    }
  }
  return ways
}

/** What each lot was in before: a flow whose tasks are in several lots is taken apart. */
export function flowsBefore({ taskFlows }: World, lots: readonly Lot[]): readonly (TaskFlow | undefined)[] {
  const flows = lots.map(({ flowId }) => taskFlows.get(flowId ?? ''))
  return flows.map((flow, at) => {
    const { flowId, taskIds } = lots[at] ?? {}
    if (flow === undefined || flow.tasks === taskIds?.length) return flow
    const all = lots.filter((one) => one.flowId === flowId)
    const parts = apart(
      flow,
      all.map((one) => one.taskIds.length),
    )
    return parts[all.findIndex((one) => one === lots[at])]
  })
}
