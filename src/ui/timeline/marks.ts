import type { Decision } from '../../model/world/decision.ts'
import { decisionWords, glyphOf } from '../subjects/decision/decisionViews.ts'
import type { MarkGlyph, WordsWorld } from '../words/words.ts'
import { axisText } from '../../look/time.ts'

/** Something that happened at a time, or several of them too close together to stand apart. */
export interface TimelineMark {
  readonly key: string
  readonly atMs: number
  readonly glyph: MarkGlyph
  readonly label: string
  readonly isForecast: boolean
  /** Of the first decision in it; `null` for a refused command. */
  readonly decisionId: number | null
  readonly count: number
}

/** A command that the world refused. */
export interface RefusedCommand {
  readonly atMs: number
  readonly operation: string
  readonly errorName: string
}

export interface MarkInput {
  readonly decisions: readonly Decision[]
  readonly forecast: readonly Decision[]
  readonly refusals: readonly RefusedCommand[]
  readonly world: WordsWorld
  readonly x: (atMs: number) => number
}

/** Two buttons nearer than this cannot be told apart by a finger (WCAG 2.5.8: 24 px). */
const MARK_SPACING = 24
const WEIGHT: Readonly<Record<MarkGlyph, number>> = { other: 0, start: 1, stop: 2, trouble: 3 }

/** The marks of a timeline, left to right. Of those that would overlap the gravest is drawn. */
export function timelineMarks(input: MarkInput): readonly TimelineMark[] {
  const known = [
    ...input.decisions.filter(isMarked).map((one) => decisionMark(one, input.world, false)),
    ...input.refusals.map((one) => refusalMark(one, input.world)),
  ]
  known.sort((a, b) => a.atMs - b.atMs)
  const coming = input.forecast.filter(isMarked).map((one) => decisionMark(one, input.world, true))
  return [...merged(known, input), ...merged(coming, input)]
}

/** A placement that went well is part of the start beside it, unless it was a task of its own. */
function isMarked(decision: Decision): boolean {
  return decision.kind !== 'placement' || decision.taskId === null || decision.serviceName === null
}

function decisionMark(decision: Decision, world: WordsWorld, isForecast: boolean): TimelineMark {
  // As it read at its own time: a mark that counts down would change under the finger.
  const { verdict } = decisionWords(decision, { ...world, nowMs: decision.atMs })
  return {
    key: `${isForecast ? 'forecast' : 'decision'} ${String(decision.id)}`,
    atMs: decision.atMs,
    glyph: glyphOf(decision),
    label: verdict,
    isForecast,
    decisionId: isForecast ? null : decision.id,
    count: 1,
  }
}

function refusalMark({ atMs, operation, errorName }: RefusedCommand, world: WordsWorld): TimelineMark {
  const label = `${operation} was refused: ${errorName}`
  const key = `refused ${String(atMs)} ${operation} ${axisText(atMs - (world.originMs ?? 0))}`
  return { key, atMs, glyph: 'trouble', label, isForecast: false, decisionId: null, count: 1 }
}

function merged(marks: readonly TimelineMark[], { x }: MarkInput): readonly TimelineMark[] {
  const result: TimelineMark[] = []
  for (const mark of marks) {
    const last = result.at(-1)
    if (last === undefined || x(mark.atMs) - x(last.atMs) >= MARK_SPACING) {
      result.push(mark)
      continue
    }
    const graver = WEIGHT[mark.glyph] > WEIGHT[last.glyph] ? mark : last
    result[result.length - 1] = { ...graver, key: last.key, count: last.count + 1 }
  }
  return result
}

/** `00:13 ECS waits 40 s`; of several, how many there are. */
export function markText(mark: TimelineMark, originMs: number): string {
  const start = `${axisText(mark.atMs - originMs)} ${mark.isForecast ? 'predicted: ' : ''}${mark.label}`
  return mark.count === 1 ? start : `${start}, and ${String(mark.count - 1)} more`
}
