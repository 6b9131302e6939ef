import { must } from '../../base/assert.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { CheckName } from '../world/placement/placementDecision.ts'
import { CANDIDATES_MAX, type Candidate, type PlacementExplanation } from '../world/placement/placementExplanation.ts'
import { checksOf, type CheckInput } from './checks.ts'
import type { Ranking } from './ranker.ts'

/** What a placer looked at for one place: instances by their row. */
export interface Weighed {
  readonly instances: readonly ContainerInstance[]
  /** Of each the first check that it fails. */
  readonly failed: readonly (CheckName | null)[]
  /** Rows of those that pass all, in order. */
  readonly passing: readonly number[]
  readonly input: CheckInput
}

interface Ranked {
  readonly ranking: Ranking
  /** The row that is listed for certain: the chosen one, or the closest. */
  readonly first: number | null
}

/** Why an instance was chosen, or none: the candidates with every check and every score. */
export function explanationOf(decisionId: number, weighed: Weighed, { ranking, first }: Ranked): PlacementExplanation {
  const candidates = listedRows(weighed, first).map((row) => candidateOf(row, weighed, ranking))
  const candidatesOmitted = weighed.instances.length - candidates.length
  return { kind: 'placement', decisionId, candidates, candidatesOmitted }
}

/** All rows if they are few. Of many so many: those that pass, then the others, and one of them for certain. */
export function listedRows({ instances, failed, passing }: Weighed, certain: number | null): readonly number[] {
  const rows = [...instances.keys()]
  if (rows.length <= CANDIDATES_MAX) return rows
  const listed = [...passing, ...rows.filter((row) => failed[row] !== null)].slice(0, CANDIDATES_MAX)
  return certain === null || listed.includes(certain) ? listed : [certain, ...listed.slice(0, -1)]
}

function candidateOf(row: number, { instances, failed, input }: Weighed, ranking: Ranking): Candidate {
  const instance = must(instances[row], 'a candidate')
  const hasPassed = failed[row] === null
  const scores = hasPassed ? ranking.scoresOf(row) : []
  return {
    instanceId: instance.id,
    ec2InstanceId: instance.ec2InstanceId,
    instanceType: instance.instanceType,
    availabilityZone: instance.availabilityZone,
    checks: checksOf(instance, input),
    scores,
    outcome: outcomeOf(scores, { hasPassed, isChosen: row === ranking.chosen }),
  }
}

function outcomeOf(
  scores: Candidate['scores'],
  { hasPassed, isChosen }: { readonly hasPassed: boolean; readonly isChosen: boolean },
): Candidate['outcome'] {
  if (isChosen) return 'chosen'
  if (!hasPassed) return 'dropped by a check'
  return scores.every((one) => one.isKept) ? 'equal, registered later' : 'dropped by a strategy'
}
