import type { Decision } from '../../model/world/decision.ts'
import { decisionWords, glyphOf } from '../subjects/decision/decisionViews.ts'
import type { MarkGlyph, WordsWorld } from '../words/words.ts'
import { axisText } from '../../look/time.ts'
import { mergedBy } from './mergedBy.ts'

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
  /** Two that are nearer than this are drawn as one, CSS pixels. */
  readonly spacing: number
  /** How far it has been simulated: what was predicted before that has come, or has not. */
  readonly untilMs: number
}

const WEIGHT: Readonly<Record<MarkGlyph, number>> = { other: 0, start: 1, stop: 2, trouble: 3 }

/** The marks of a timeline, left to right. Of those that would overlap the gravest is drawn. */
export function timelineMarks(input: MarkInput): readonly TimelineMark[] {
  const known = [
    ...input.decisions.filter(isMarked).map((one) => decisionMark(one, input.world, false)),
    ...input.refusals.map((one) => refusalMark(one, input.world)),
  ]
  known.sort((a, b) => a.atMs - b.atMs)
  const coming = input.forecast
    .filter((one) => one.atMs > input.untilMs && isMarked(one))
    .map((one) => decisionMark(one, input.world, true))
  return [known, coming].flatMap((marks) => mergedBy(marks, input, graver))
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

/** Of two that stand as one the graver is drawn, under the key of the first. */
function graver(into: TimelineMark, mark: TimelineMark): TimelineMark {
  const drawn = WEIGHT[mark.glyph] > WEIGHT[into.glyph] ? mark : into
  return { ...drawn, key: into.key, count: into.count + 1 }
}

/** `00:13 ECS waits 40 s`; of several, how many there are. */
export function markText(mark: TimelineMark, originMs: number): string {
  const start = `${axisText(mark.atMs - originMs)} ${mark.isForecast ? 'predicted: ' : ''}${mark.label}`
  return mark.count === 1 ? start : `${start}, and ${String(mark.count - 1)} more`
}
