import { isSameRect, mix } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import type { Piece } from '../scene/piece.ts'
import type { Scene } from '../scene/scene.ts'
import type { PlacedTile } from '../scene/tile.ts'
import type { TaskVisual } from '../../look/taskLook.ts'
import { travelEase } from './easing.ts'
import { FADE_MS, FILL_MS, paceOf } from './pace.ts'
import type { Pace } from './pace.ts'

/** Where a tile is at one moment, and what is still seen of what it was. World units. */
export interface Pose {
  readonly tile: PlacedTile
  readonly rect: Rect
  readonly alpha: number
  readonly isLifted: boolean
  readonly before: { readonly visual: TaskVisual; readonly part: number; readonly isRising: boolean } | null
}

interface Track {
  tile: PlacedTile
  readonly from: Rect
  readonly startMs: number
  readonly travelMs: number
  /** It was not there before: it fades in. */
  readonly isBorn: boolean
  /** It is no longer there: it fades out where it was. */
  readonly isGone: boolean
  readonly before: { readonly visual: TaskVisual; readonly startMs: number; readonly isRising: boolean } | null
}

export interface MotionNow {
  /** Wall clock. */
  readonly wallMs: number
  /** Simulated seconds to a second. */
  readonly speed: number
  readonly isReduced: boolean
}

/**
 * Keeps identity: from one scene to the next a tile travels from where it is seen now, even in mid-flight; what
 * changes fades; what is born fades in, or comes from the ghost that stood for it on the shelf.
 */
export class Motion {
  private readonly tracks = new Map<string, Track>()
  /** Tiles that fade out, by a key of their own: a tile may fade out here and in there. */
  private readonly leaving = new Map<string, Track>()

  plan(previous: Scene | null, next: Scene, now: MotionNow): void {
    if (previous === null || previous.groundKey !== next.groundKey) {
      this.tracks.clear()
      this.leaving.clear()
      return
    }
    const origins = originsOf(previous, next)
    const pace = paceOf({ ...now, movers: countMovers(previous, next, origins) })
    const context = { now, pace, origins }
    for (const tile of next.layers.tiles) {
      const old = previous.tileByKey.get(tile.key)
      if (old !== tile) this.follow(tile, old, context)
    }
    for (const tile of previous.layers.tiles) {
      if (next.tileByKey.has(tile.key)) continue
      const rect = this.poseOf(tile, now.wallMs)?.rect ?? tile.rect
      this.tracks.delete(tile.key)
      if (!origins.claimed.has(tile.key)) this.fadeOut(tile, rect, now.wallMs)
    }
  }

  /** Null for what is at rest. */
  poseOf({ key }: Piece, wallMs: number): Pose | null {
    const track = this.tracks.get(key)
    return track === undefined ? null : poseOn(track, wallMs)
  }

  /** Tiles that are no longer in the scene and still seen. */
  leavingAt(wallMs: number): readonly Pose[] {
    return [...this.leaving.values()].map((track) => poseOn(track, wallMs))
  }

  isMoving(key: string): boolean {
    return this.tracks.has(key)
  }

  get isActive(): boolean {
    return this.tracks.size > 0 || this.leaving.size > 0
  }

  /** Ends what has arrived. Answers the keys of tiles that are at rest from now on. */
  settle(wallMs: number): readonly string[] {
    const arrived: string[] = []
    for (const [key, track] of this.tracks) {
      if (!isOver(track, wallMs)) continue
      this.tracks.delete(key)
      arrived.push(key)
    }
    for (const [key, track] of this.leaving) if (isOver(track, wallMs)) this.leaving.delete(key)
    return arrived
  }

  private follow(
    tile: PlacedTile,
    old: PlacedTile | undefined,
    { now, pace, origins }: { readonly now: MotionNow; readonly pace: Pace; readonly origins: Origins },
  ): void {
    const { wallMs } = now
    const track = this.tracks.get(tile.key)
    if (old === undefined) {
      const origin = pace.kind === 'travel' ? origins.rectByKey.get(tile.key) : undefined
      const base = { tile, startMs: wallMs, isGone: false, before: null }
      const isBorn = origin === undefined
      this.tracks.set(tile.key, { ...base, from: origin ?? tile.rect, travelMs: isBorn ? 0 : pace.travelMs, isBorn })
      return
    }
    const hasMoved = !isSameRect(old.rect, tile.rect)
    const hasChanged = old.visual !== tile.visual
    if (!hasMoved && !hasChanged) {
      if (track !== undefined) track.tile = tile
      return
    }
    const before = hasChanged
      ? { visual: old.visual, startMs: wallMs, isRising: tile.visual === 'healthy' && old.visual === 'starting' }
      : (track?.before ?? null)
    if (hasMoved && pace.kind === 'fade') {
      this.fadeOut(old, track === undefined ? old.rect : poseOn(track, wallMs).rect, wallMs)
      this.tracks.set(tile.key, {
        tile,
        from: tile.rect,
        startMs: wallMs,
        travelMs: 0,
        isBorn: true,
        isGone: false,
        before: null,
      })
      return
    }
    const from = track === undefined ? old.rect : poseOn(track, wallMs).rect
    const travelMs = hasMoved ? pace.travelMs : (track?.travelMs ?? 0)
    const keepsGoing = !hasMoved && track !== undefined
    this.tracks.set(tile.key, {
      tile,
      from: keepsGoing ? track.from : from,
      startMs: keepsGoing ? track.startMs : wallMs,
      travelMs,
      isBorn: keepsGoing && track.isBorn,
      isGone: false,
      before,
    })
  }

  private fadeOut(tile: PlacedTile, from: Rect, wallMs: number): void {
    const gone = { ...tile, rect: from }
    this.leaving.set(`${tile.key} ${String(wallMs)}`, {
      tile: gone,
      from,
      startMs: wallMs,
      travelMs: 0,
      isBorn: false,
      isGone: true,
      before: null,
    })
  }
}

function poseOn(track: Track, wallMs: number): Pose {
  const sinceMs = wallMs - track.startMs
  const t = track.travelMs === 0 ? 1 : travelEase(sinceMs / track.travelMs)
  const fade = Math.min(1, Math.max(0, sinceMs / FADE_MS))
  const { before } = track
  const part = before === null ? 1 : Math.min(1, (wallMs - before.startMs) / (before.isRising ? FILL_MS : FADE_MS))
  return {
    tile: track.tile,
    rect: t >= 1 ? track.tile.rect : mix(track.from, track.tile.rect, t),
    alpha: track.isGone ? 1 - fade : track.isBorn ? fade : 1,
    isLifted: t < 1,
    before: before === null || part >= 1 ? null : { visual: before.visual, part, isRising: before.isRising },
  }
}

function isOver(track: Track, wallMs: number): boolean {
  const sinceMs = wallMs - track.startMs
  const changeMs = track.before === null ? 0 : track.before.isRising ? FILL_MS : FADE_MS
  const isChanged = track.before === null || wallMs - track.before.startMs >= changeMs
  return sinceMs >= Math.max(track.travelMs, track.isBorn || track.isGone ? FADE_MS : 0) && isChanged
}

/** Where new tiles come from: the ghosts that stood for them. */
interface Origins {
  readonly rectByKey: ReadonlyMap<string, Rect>
  /** Keys of ghosts that became tasks. */
  readonly claimed: ReadonlySet<string>
}

function originsOf(previous: Scene, next: Scene): Origins {
  const gone = previous.layers.tiles.filter((tile) => tile.task === null && !next.tileByKey.has(tile.key))
  const rectByKey = new Map<string, Rect>()
  const claimed = new Set<string>()
  if (gone.length === 0) return { rectByKey, claimed }
  for (const tile of next.layers.tiles) {
    if (tile.task === null || previous.tileByKey.has(tile.key)) continue
    const ghost = gone.find(
      (one) => one.serviceKey === tile.serviceKey && one.label === tile.label && !claimed.has(one.key),
    )
    if (ghost === undefined) continue
    rectByKey.set(tile.key, ghost.rect)
    claimed.add(ghost.key)
  }
  return { rectByKey, claimed }
}

function countMovers(previous: Scene, next: Scene, origins: Origins): number {
  let movers = origins.rectByKey.size
  for (const tile of next.layers.tiles) {
    const old = previous.tileByKey.get(tile.key)
    if (old !== undefined && old !== tile && !isSameRect(old.rect, tile.rect)) movers += 1
  }
  return movers
}
