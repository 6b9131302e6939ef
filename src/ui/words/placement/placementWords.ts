import type { Candidate, PlacementDecision } from '../../../model/world/decision.ts'
import { shortInstance } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { strategyStages } from './placementStages.ts'
import { shortfallOf } from './shortfall.ts'
import type { DecisionWords, Detail, WordsWorld } from '../words.ts'

/** Where a task goes and what decided it, or what it lacks everywhere (PLC-1, PLC-2). */
export function placementWords(decision: PlacementDecision, world: WordsWorld): DecisionWords {
  const base = { ruleId: decision.rule, details: needsDetails(decision), remedies: [] }
  if (decision.taskId === null) {
    const verdict = `No place for ${decision.definitionKey}`
    return { ...base, verdict, tone: 'trouble', ...shortfallOf(decision, world) }
  }
  const chosen = decision.candidates.find((one) => one.instanceId === decision.chosenInstanceId)
  const place = chosen === undefined ? onFargate(decision, world) : onInstance(decision, chosen)
  return { ...base, tone: 'plain', ...place }
}

function onInstance(decision: PlacementDecision, chosen: Candidate): Pick<DecisionWords, 'verdict' | 'sentence'> {
  const verdict = `${decision.definitionKey} goes to ${shortInstance(chosen.ec2InstanceId)}`
  const passing = decision.candidates.filter((one) => one.outcome !== 'dropped by a check')
  if (passing.length === 1) {
    const others = decision.candidates.length - 1 + decision.candidatesOmitted
    return { verdict, sentence: others === 0 ? 'It is the only instance.' : 'It is the only instance with room.' }
  }
  // Only stages that dropped some decided anything.
  const deciding = strategyStages(decision).filter((stage) => stage.rows.some((row) => !row.isKept))
  const isTie = decision.candidates.some((one) => one.outcome === 'equal, registered later')
  const tie = isTie ? [`Of equals the first registered wins, ${shortInstance(chosen.ec2InstanceId)}.`] : []
  return { verdict, sentence: [...deciding.map((stage) => stage.sentence), ...tie].join(' ') }
}

function onFargate(decision: PlacementDecision, world: WordsWorld): Pick<DecisionWords, 'verdict' | 'sentence'> {
  const zone = world.tasks.get(decision.taskId ?? '')?.availabilityZone
  return {
    verdict: `${decision.definitionKey} runs on Fargate${zone === undefined ? '' : `, in ${zone}`}`,
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
