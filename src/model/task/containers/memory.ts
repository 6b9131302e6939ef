import { MINUTE_MS } from '../../world/container/memoryUse.ts'
import type { Member, Scene } from './scene.ts'

/** What needs more than its limit from the start is killed when it has filled it. */
const FILLS_MS = 1_000

export interface Kill {
  readonly atMs: number
  readonly name: string
}

/** CON-7: which container is killed next for the memory that it uses, and when; `null` where none will be. */
export function nextKill(scene: Scene): Kill | null {
  const running = scene.members.filter(({ life }) => life.lastStatus === 'RUNNING')
  const kills = running.flatMap((one) =>
    one.container.memoryMib === null ? [] : killOf([one], one.container.memoryMib),
  )
  if (scene.memoryMib !== null) kills.push(...killOf(running, scene.memoryMib))
  return kills.reduce<Kill | null>((first, one) => (first === null || one.atMs < first.atMs ? one : first), null)
}

/** When containers together reach a limit, which kills the one that uses most then. */
function killOf(members: readonly Member[], limitMib: number): readonly Kill[] {
  // In MiB times milliseconds a minute, so that all of it is whole: use at `atMs` is base + rate × atMs.
  let base = 0
  let rate = 0
  let latestStartMs = 0
  for (const { life, filling } of members) {
    const { heldMib, leakMibPerMinute } = filling
    const startedAtMs = life.startedAtMs ?? 0
    base += heldMib * MINUTE_MS - leakMibPerMinute * startedAtMs
    rate += leakMibPerMinute
    latestStartMs = Math.max(latestStartMs, startedAtMs)
  }
  const missing = limitMib * MINUTE_MS - base
  const isOver = rate * latestStartMs >= missing
  if (!isOver && rate === 0) return []
  const atMs = Math.max(isOver ? 0 : Math.ceil(missing / rate), latestStartMs + FILLS_MS)
  const [first, ...others] = members
  if (first === undefined) return []
  const most = others.reduce((one, other) => (usedAt(other, atMs) > usedAt(one, atMs) ? other : one), first)
  return [{ atMs, name: most.container.name }]
}

/** In MiB times milliseconds a minute. */
function usedAt({ life, filling }: Member, atMs: number): number {
  if (life.startedAtMs === null) return 0
  return filling.heldMib * MINUTE_MS + filling.leakMibPerMinute * (atMs - life.startedAtMs)
}
