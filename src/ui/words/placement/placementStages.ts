import type { PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import type { Candidate, PlacementExplanation } from '../../../model/world/placement/placementExplanation.ts'
import type { PlacementStrategy } from '../../../model/world/service/service.ts'
import { shortInstance } from '../../../look/names.ts'
import { counted, grouped, listed } from '../../../look/numbers.ts'

/** One stage of a placement: the checks, then each strategy in its order (PLC-1, PLC-2). */
export interface Stage {
  readonly title: string
  readonly rule: string
  readonly rows: readonly StageRow[]
  /** `5 of 6 stay`. */
  readonly result: string
  readonly sentence: string
}

/** An instance, or for a spread over groups the whole group. */
export interface StageRow {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly isKept: boolean
}

/** The strategies as stages, each with those that still took part. The first stage, the checks, is the table's. */
export function strategyStages(
  decision: PlacementDecision,
  { candidates }: Pick<PlacementExplanation, 'candidates'>,
): readonly Stage[] {
  return decision.strategies.map((strategy, index) => {
    const entrants = candidates.filter((one) => one.scores[index] !== undefined)
    return stageOf(decision, { strategy, index, entrants })
  })
}

function stageOf(
  decision: PlacementDecision,
  { strategy, index, entrants }: { strategy: PlacementStrategy; index: number; entrants: readonly Candidate[] },
): Stage {
  const kept = entrants.filter((one) => one.scores[index]?.isKept === true)
  const words = strategyWords(decision, strategy)
  const rows = rowsOf(entrants, index, words.unit)
  return {
    ...words,
    rows,
    result: `${grouped(kept.length)} of ${grouped(entrants.length)} ${kept.length === 1 ? 'stays' : 'stay'}`,
    sentence: sentenceOf(rows, strategy, words),
  }
}

interface StrategyWords {
  readonly title: string
  readonly rule: string
  readonly unit: string
}

function strategyWords(decision: PlacementDecision, { type, field }: PlacementStrategy): StrategyWords {
  if (type === 'random') return { title: 'Random', rule: 'one of those left is drawn', unit: '' }
  if (type === 'binpack') {
    return field === 'cpu'
      ? { title: 'Binpack by CPU', rule: 'fewest CPU units left that still fit', unit: 'CPU units left' }
      : { title: 'Binpack by memory', rule: 'least memory left that still fits', unit: 'MiB left' }
  }
  const of = decision.serviceName ?? decision.group
  const unit = `${of} task`
  const over = fieldWord(field)
  return { title: `Spread over ${over}`, rule: `fewest ${of} tasks`, unit }
}

/** A placement field in a word: `zones`. */
function fieldWord(field: string): string {
  if (field === 'attribute:ecs.availability-zone') return 'zones'
  if (field === 'instanceId' || field === 'host') return 'instances'
  if (field === 'attribute:ecs.instance-type') return 'instance types'
  return field.replace('attribute:', 'values of ')
}

function rowsOf(entrants: readonly Candidate[], index: number, unit: string): readonly StageRow[] {
  const rows = new Map<string, StageRow>()
  for (const one of entrants) {
    const score = one.scores[index]
    if (score === undefined) continue
    const name = score.group ?? shortInstance(one.ec2InstanceId)
    rows.set(score.group ?? one.instanceId, { name, value: score.value, unit, isKept: score.isKept })
  }
  return [...rows.values()]
}

function sentenceOf(rows: readonly StageRow[], strategy: PlacementStrategy, words: StrategyWords): string {
  const kept = rows.filter((row) => row.isKept)
  const [first] = kept
  if (first === undefined) return ''
  if (kept.length === rows.length && rows.length > 1)
    return `${rows.length === 2 ? 'Both' : `All ${grouped(rows.length)}`} are equal.`
  const names =
    kept.length > 3 ? `${grouped(kept.length)} of ${grouped(rows.length)}` : listed(kept.map((row) => row.name))
  const have = kept.length === 1 ? 'has' : 'have'
  if (strategy.type === 'random') return `${names} was drawn.`
  if (strategy.type === 'spread') return `${names} ${have} the fewest, ${counted(first.value, words.unit)}.`
  return `${names} ${have} the least left, ${grouped(first.value)} ${words.unit.replace(' left', '')}.`
}
