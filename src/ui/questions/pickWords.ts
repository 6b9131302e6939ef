import type { StageMark } from '../../canvas/stageMarks.ts'
import type { PickAnswer, PickQuestion, PickTypes, PlaceQuestion, PlaceTypes } from '../../lessons/questions/pick.ts'
import { placedOf } from '../../lessons/questions/pick.ts'
import { grouped } from '../../look/numbers.ts'
import type { GhostTasks } from '../../canvas/scene/ghosts.ts'
import { reservationOf } from '../../model/world/definition/taskDefinition.ts'
import type { World } from '../../model/world/world.ts'
import { candidateName, pressedId } from './candidateWords.ts'
import type { AnswerPhase, OnStage, StageProps } from './questionView.ts'

/** More numbers than these on the stage would hide it. */
const NUMBERS_MAX = 12

/** How one candidate comes out. */
type Outcome = 'right' | 'wrong' | 'missed' | 'other'

const OUTCOME_WORDS: Readonly<Record<Exclude<Outcome, 'other'>, string>> = {
  right: 'right, your answer',
  wrong: 'your answer',
  missed: 'right',
}

function outcomeOf(question: PickQuestion, ids: readonly string[], id: string): Outcome {
  if (question.answer.includes(id)) return ids.includes(id) ? 'right' : 'missed'
  return ids.includes(id) ? 'wrong' : 'other'
}

/**
 * Picks one more, or lets go of it. Where one alone is to be picked another takes its place; else none is taken beyond
 * what is asked for.
 */
export function togglePick({ answer }: PickQuestion, ids: readonly string[], id: string): PickAnswer {
  if (ids.includes(id)) return { ids: ids.filter((one) => one !== id) }
  if (answer.length === 1) return { ids: [id] }
  return { ids: ids.length < answer.length ? [...ids, id] : ids }
}

export const pickOnStage: OnStage<PickTypes> = {
  marks({ question, answer }, phase) {
    const { candidates, what } = question
    const ids = answer?.ids ?? []
    return candidates.flatMap(({ id }, index): readonly StageMark[] => {
      const target = { kind: what, id }
      const isChosen = ids.includes(id)
      if (phase === 'asked') {
        if (!isChosen && candidates.length > NUMBERS_MAX) return []
        return [{ target, text: String(index + 1), tone: isChosen ? 'chosen' : 'quiet' }]
      }
      if (phase === 'watched') return isChosen ? [{ target, text: 'your answer', tone: 'chosen' }] : []
      const outcome = outcomeOf(question, ids, id)
      return outcome === 'other' ? [] : [{ target, text: OUTCOME_WORDS[outcome], tone: outcome }]
    })
  },
  press({ question, answer, world }, target) {
    const id = pressedId(target, question.what, world)
    if (id === null || !question.candidates.some((one) => one.id === id)) return null
    return togglePick(question, answer?.ids ?? [], id)
  },
}

/** `2 on i-0c3f, 1 on i-0b7e`. */
export function placedText({ candidates }: PlaceQuestion, counts: Readonly<Record<string, number>>): string {
  const placed = candidates.flatMap((one) => {
    const count = counts[one.id] ?? 0
    return count === 0 ? [] : [`${grouped(count)} on ${candidateName(one)}`]
  })
  return placed.length === 0 ? 'none' : placed.join(', ')
}

export const placeOnStage: OnStage<PlaceTypes> = {
  marks(props, phase) {
    const ghosts = phase === 'asked' ? ghostOf(props) : null
    return props.question.candidates.flatMap(({ id }) => {
      const text = placeText(props, id, phase)
      if (text === null) return []
      const count = props.answer?.counts[id] ?? 0
      const mark = { target: { kind: 'containerInstance' as const, id }, ...text }
      return [ghosts === null || count === 0 ? mark : { ...mark, ghosts: { ...ghosts, count } }]
    })
  },
  press({ question, answer, world }, target) {
    const id = pressedId(target, 'containerInstance', world)
    if (id === null || !question.candidates.some((one) => one.id === id)) return null
    const counts = answer?.counts ?? {}
    return placedOf(counts) < question.count ? { counts: { ...counts, [id]: (counts[id] ?? 0) + 1 } } : { counts }
  },
}

function placeText({ question, answer }: StageProps<PlaceTypes>, id: string, phase: AnswerPhase): Words | null {
  const yours = answer?.counts[id] ?? 0
  if (phase !== 'over') return yours === 0 ? null : { text: `you +${grouped(yours)}`, tone: 'chosen' }
  const theirs = question.answer[id] ?? 0
  if (yours === 0 && theirs === 0) return null
  if (answer === null) return { text: `ECS +${grouped(theirs)}`, tone: 'missed' }
  if (yours === theirs) return { text: `+${grouped(yours)}, right`, tone: 'right' }
  return { text: `you +${grouped(yours)}, ECS +${grouped(theirs)}`, tone: 'wrong' }
}

type Words = Pick<StageMark, 'text' | 'tone'>

/** What is placed: a task of the watched service's newest revision; without one, of a slot's size. */
function ghostOf({ scenario, world }: StageProps<PlaceTypes>): Omit<GhostTasks, 'count'> {
  const service = world.services.get(scenario.serviceKey ?? '')
  const label = service?.deployments.find((one) => one.status === 'PRIMARY')?.definitionKey
  const definition = definitionOf(world, label)
  if (label === undefined || definition === undefined) return { label: '', ordinal: 1, cpuUnits: 1 }
  return { label, ordinal: definition.ordinal, cpuUnits: reservationOf(definition).cpuUnits }
}

function definitionOf({ taskDefinitions }: World, key: string | undefined) {
  return key === undefined ? undefined : taskDefinitions.get(key)
}
