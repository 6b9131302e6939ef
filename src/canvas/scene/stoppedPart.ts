import { hasFailed } from '../../look/taskLook.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { Rect } from '../geometry.ts'
import { elidedName } from '../../look/names.ts'
import { grouped } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import type { Content, Ground } from './band.ts'
import { SHELF_KEY, labelWidth } from './shelfPart.ts'
import type { ShelfPart } from './shelfPart.ts'
import { tileOf } from './tile.ts'

/** What stopped in the last ten minutes, as much of it as there is room for. */
export function stoppedPart({ world, groups, options }: Content, ground: Ground, rect: Rect): ShelfPart {
  const { scale } = ground
  const left = rect.x + labelWidth(rect, ground) + 30 * scale
  const right = rect.x + rect.width
  const isFew = groups.stopped.length * 81 * scale <= right - left
  const width = (isFew ? 75 : 23) * scale
  const gap = (isFew ? 6 : 4) * scale
  const height = (isFew ? 30 : 23) * scale
  const most = Math.max(0, Math.floor((right - left + gap) / (width + gap)))
  const shown = groups.stopped.slice(Math.max(0, groups.stopped.length - most))
  const y = rect.y + (isFew ? 18 : 21) * scale
  const tiles = shown.map((task, index) => {
    // Flush right: a newcomer stands at the end and moves the others along.
    const x = right - (shown.length - index) * (width + gap) + gap
    return tileOf(world, task, { place: 'stopped', on: SHELF_KEY, rects: [{ x, y, width, height }] })
  })
  return {
    rect,
    title: 'Stopped, last 10 min',
    note: stoppedNote(groups.stopped, options.originMs),
    tiles,
    omitted: groups.stopped.length - shown.length,
    hasTrouble: groups.stopped.some(hasFailed),
  }
}

/** Of a family and its revision in a note, so that times and counts stay. */
const NAME_MOST = 14

/** `2 × web:7 at 00:00:04`, or by revision: `6 web:7, 1 web:8 failed`. */
function stoppedNote(stopped: readonly Task[], originMs: number): string {
  const [first] = stopped
  if (first === undefined) return 'none'
  const counts = new Map<string, number>()
  for (const task of stopped) {
    const words = `${elidedName(task.definitionKey, NAME_MOST)}${hasFailed(task) ? ' failed' : ''}`
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const areAlike = counts.size === 1 && stopped.every((task) => task.stoppedAtMs === first.stoppedAtMs)
  const [only = ''] = counts.keys()
  if (areAlike) return `${grouped(stopped.length)} × ${only} at ${clockText((first.stoppedAtMs ?? 0) - originMs)}`
  return [...counts].map(([words, count]) => `${grouped(count)} ${words}`).join(', ')
}
