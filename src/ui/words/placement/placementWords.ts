import { explanationOf } from '../../../model/world/explanation.ts'
import {
  NAMED_PLACE_RULE,
  passedCount,
  type PlacementDecision,
} from '../../../model/world/placement/placementDecision.ts'
import { shortInstance } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { strategyStages } from './placementStages.ts'
import { shortfallOf } from './shortfall.ts'
import type { DecisionWords, Detail, MarkGlyph, WordsWorld } from '../words.ts'

/** Where a task goes and what decided it, or what it lacks everywhere (PLC-1, PLC-2). */
export function placementWords(decision: PlacementDecision, world: WordsWorld): DecisionWords {
  const base = { ruleId: decision.rule, details: needsDetails(decision), remedies: [] }
  if (decision.taskId === null) {
    const verdict = `No place for ${decision.definitionKey}`
    return { ...base, verdict, tone: 'trouble', ...shortfallOf(decision, world) }
  }
  const { chosenEc2InstanceId } = decision
  const place = chosenEc2InstanceId === null ? onFargate(decision) : onInstance(decision, chosenEc2InstanceId, world)
  return { ...base, tone: 'plain', ...place }
}

/** ▲, and ✕ where none was found. */
export function placementGlyph({ taskId }: PlacementDecision): MarkGlyph {
  return taskId === null ? 'trouble' : 'start'
}

function onInstance(
  decision: PlacementDecision,
  ec2InstanceId: string,
  world: WordsWorld,
): Pick<DecisionWords, 'verdict' | 'sentence'> {
  const explanation = explanationOf('placement', world.explanation)
  const name = shortInstance(ec2InstanceId)
  const verdict = `${decision.definitionKey} goes to ${name}`
  if (decision.rule === NAMED_PLACE_RULE) {
    return { verdict, sentence: `StartTask names ${name}, so nothing is chosen.` }
  }
  const { candidatesCount } = decision
  const passed = passedCount(decision)
  if (candidatesCount === 1) return { verdict, sentence: 'It is the only instance.' }
  if (passed === 1) return { verdict, sentence: 'It is the only instance with room.' }
  if (explanation === undefined || explanation === null) {
    return { verdict, sentence: `${grouped(passed)} of ${grouped(candidatesCount)} instances have room.` }
  }
  // Only stages that dropped some decided anything.
  const deciding = strategyStages(decision, explanation).filter((stage) => stage.rows.some((row) => !row.isKept))
  const isTie = explanation.candidates.some((one) => one.outcome === 'equal, registered later')
  const tie = isTie ? [`Of equals the first registered wins, ${name}.`] : []
  return { verdict, sentence: [...deciding.map((stage) => stage.sentence), ...tie].join(' ') }
}

function onFargate(decision: PlacementDecision): Pick<DecisionWords, 'verdict' | 'sentence'> {
  return {
    verdict: `${decision.definitionKey} runs on Fargate, in ${decision.availabilityZone ?? 'a zone'}`,
    sentence: 'Fargate finds the host; the task has no container instance.',
  }
}

function needsDetails({ needs }: PlacementDecision): readonly Detail[] {
  return [
    { label: 'CPU needed', value: grouped(needs.cpuUnits) },
    { label: 'MiB needed', value: grouped(needs.memoryMib) },
    ...(needs.hostPorts.length === 0 ? [] : [{ label: 'host ports', value: needs.hostPorts.join(', ') }]),
  ]
}
