import type { SubjectRef } from '../../look/subjectRef.ts'
import { groupsOf, stateCounts, totalOf } from '../../look/poolLook.ts'
import type { StateCounts, TargetState } from '../../look/poolLook.ts'
import { failureText, flowTo, ownFailures, rateText } from '../../look/trafficLook.ts'
import { targetsOf } from '../../model/world/balancing/pools.ts'
import { healthOf } from '../../model/world/balancing/targetHealth.ts'
import type { World } from '../../model/world/world.ts'
import type { Rect } from '../geometry.ts'
import type { Band, Content, Ground, Lay, Placed, Span } from '../scene/band.ts'
import type { Piece } from '../scene/piece.ts'
import { placeRepository, roomBeside, type PlacedRepository } from './railRepository.ts'

/** The strip itself, on which the others stand. */
export interface PlacedRail extends Piece {
  readonly layer: 'rail'
  readonly part: 'strip'
  /** What had no room on it: `+2 target groups`. */
  readonly moreText: string
  readonly moreX: number
  /** Where its room ends: before the repository, if one stands there. */
  readonly moreEnd: number
}

/** A load balancer: its name, and under it what it does now. */
export interface PlacedBalancer extends Piece {
  readonly layer: 'rail'
  readonly part: 'balancer'
  readonly name: string
  readonly note: string
  /** It answers requests by itself, since it has nobody to send to. */
  readonly hasTrouble: boolean
}

/** A target group: its name over its targets. */
export interface PlacedPool extends Piece {
  readonly layer: 'rail'
  readonly part: 'pool'
  readonly name: string
  readonly counts: StateCounts
  /** One bar for all targets where they are too many for ticks. */
  readonly bar: Rect | null
}

/** One target. */
export interface PlacedTick extends Piece {
  readonly layer: 'ticks'
  readonly state: TargetState
}

export type RailPiece = PlacedRail | PlacedBalancer | PlacedPool | PlacedTick | PlacedRepository

const KEY = 'rail'
const HEIGHT = 44
const GAP = 8
const PAD = 12
/** On a lower stage the rail would leave the zones no room for their words: there the tree tells of load balancers. */
const STAGE_LEAST = 210
/** The part of the rail that load balancers have, CSS pixels. */
const WIDTH_MAX = 640
const NAME_WIDTH = 112
const POOL_LEAST = 108
const POOL_GAP = 18
const TICK = { width: 8, height: 12, step: 11, y: 26 } as const
const TICKS_MAX = 24
const BAR_WIDTH = 180

/** Load balancers with their target groups, a tick a target, and at the right a repository; no band without either. */
export const railBand: Band<RailPiece> = {
  name: 'rail',
  need: ({ world }) =>
    world.loadBalancers.size + world.classicLoadBalancers.size + world.repositories.size === 0
      ? null
      : {
          takes: 'its height',
          layOn,
        },
}

function layOn(ground: Ground): Lay<RailPiece> {
  if (ground.viewport.height < STAGE_LEAST) {
    return { height: 0, holds: () => true, place: (_, { y }) => ({ pieces: [], end: y }) }
  }
  return {
    height: (HEIGHT + GAP) * unitOf(ground),
    holds: () => true,
    place: (content, span) => place(content, ground, span),
  }
}

/** Words keep their size on the screen, and with them all that stands beside them. */
function unitOf({ scale, spacing }: Ground): number {
  return scale * spacing.wordScale
}

interface RailBlock {
  readonly ref: SubjectRef
  readonly name: string
  /** What it is, where nothing flows. */
  readonly still: string
  readonly poolIds: readonly string[]
}

function blocksOf(world: World): readonly RailBlock[] {
  return [
    ...[...world.loadBalancers.values()].map(({ arn, name, state, type }) => ({
      ref: { kind: 'loadBalancer', id: arn } as const,
      name,
      still: state === 'active' ? type : state,
      poolIds: groupsOf(world, arn),
    })),
    ...[...world.classicLoadBalancers.keys()].map((name) => ({
      ref: { kind: 'classicLoadBalancer', id: name } as const,
      name,
      still: 'classic',
      poolIds: [name],
    })),
  ]
}

/** Where the next thing stands, and where the room ends. */
interface Cursor {
  x: number
  readonly right: number
  readonly y: number
  readonly unit: number
}

function place({ world, options: { nowMs } }: Content, ground: Ground, span: Span): Placed<RailPiece> {
  const unit = unitOf(ground)
  const x = ground.spacing.pad * ground.scale
  const rect = { x, y: span.y, width: ground.width - 2 * x, height: HEIGHT * unit }
  const blocks = blocksOf(world)
  const beside = roomBeside(world, rect.width / unit, blocks.length > 0)
  const right = x + Math.min(rect.width - (PAD + beside) * unit, WIDTH_MAX * unit)
  const at: Cursor = { x: x + PAD * unit, right, y: span.y, unit }
  const parts: Exclude<RailPiece, PlacedRail>[] = []
  let omitted = 0
  for (const block of blocks) {
    if (at.right - at.x < NAME_WIDTH * unit) {
      omitted += 1
      continue
    }
    parts.push(placeBalancer(world, block, at))
    for (const id of block.poolIds) {
      const placed = placePool(world, id, at)
      if (placed === null) omitted += 1
      else parts.push(...placed)
    }
  }
  if (beside > 0) parts.push(placeRepository(world, { strip: rect, unit, on: KEY, pad: PAD, nowMs }))
  else if (world.repositories.size > 0) omitted += 1
  const moreText = omitted === 0 ? '' : `+${String(omitted)}, in the tree`
  const strip: PlacedRail = {
    key: KEY,
    layer: 'rail',
    part: 'strip',
    ref: null,
    rect,
    face: `${moreText} ${String(beside)}`,
    moreText,
    moreX: at.x,
    moreEnd: rect.x + rect.width - beside * unit,
  }
  return { pieces: [strip, ...parts], end: span.y + (HEIGHT + GAP) * unit }
}

function placeBalancer(world: World, { ref, name, still }: RailBlock, at: Cursor): PlacedBalancer {
  const flow = flowTo(world, ref)
  const [worst] = ownFailures(world, ref)
  const failing = worst === undefined ? '' : `, ${failureText(worst)}`
  const note = flow === null ? still : `${rateText(flow.perSecond)}${failing}`
  const rect = { x: at.x, y: at.y, width: NAME_WIDTH * at.unit, height: HEIGHT * at.unit }
  at.x += rect.width + PAD * at.unit
  const key = `rail/${ref.id}`
  return {
    key,
    layer: 'rail',
    part: 'balancer',
    on: KEY,
    ref,
    rect,
    face: `${name}\n${note}`,
    name,
    note,
    hasTrouble: worst !== undefined,
  }
}

/** `null` where it has no room. */
function placePool(world: World, id: string, at: Cursor): readonly (PlacedPool | PlacedTick)[] | null {
  const { unit } = at
  const targets = targetsOf(world, id)
  const room = (at.right - at.x) / unit
  const isBar = targets.length > TICKS_MAX || targets.length * TICK.step > room
  const inner = isBar ? Math.min(BAR_WIDTH, room) : targets.length * TICK.step
  const width = Math.max(POOL_LEAST, inner) * unit
  if (width > room * unit) return null
  const group = world.targetGroups.get(id)
  const counts = stateCounts(world, [id])
  const row = { x: at.x, y: at.y + TICK.y * unit, width: TICK.width * unit, height: TICK.height * unit }
  const pool: PlacedPool = {
    key: `rail/pool/${id}`,
    layer: 'rail',
    part: 'pool',
    on: KEY,
    ref: group === undefined ? { kind: 'classicLoadBalancer', id } : { kind: 'targetGroup', id },
    rect: { x: at.x, y: at.y, width, height: HEIGHT * unit },
    face: [group?.name, ...Object.values(counts), isBar].join(' '),
    name: group?.name ?? 'instances',
    counts,
    bar: isBar && totalOf(counts) > 0 ? { ...row, width: inner * unit } : null,
  }
  at.x += width + POOL_GAP * unit
  const ticks = isBar ? [] : targets
  return [
    pool,
    ...ticks.map((target, index): PlacedTick => {
      const { state } = healthOf(world, target)
      const rect = { ...row, x: row.x + index * TICK.step * unit }
      const ref = { kind: 'target', id: target.key } as const
      return { key: `tick/${target.key}`, layer: 'ticks', on: KEY, ref, rect, face: state, state }
    }),
  ]
}
