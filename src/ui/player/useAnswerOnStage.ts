import { askedOf } from '../../lessons/playerMachine.ts'
import type { FixQuestion } from '../../lessons/questions/goal.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { StageMark } from '../../canvas/stageMarks.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { AnswerPhase } from '../questions/questionView.ts'
import { viewOf } from '../questions/questionViews.ts'
import type { PlayState, ScenarioPlay } from './useScenarioPlay.ts'

const PHASES: Readonly<Partial<Record<PlayState, AnswerPhase>>> = {
  asking: 'asked',
  making: 'asked',
  observing: 'watched',
  explaining: 'over',
}

const NO_MARKS: readonly StageMark[] = []

/** The answer on the stage: what it shows there, and a press that gives it; any other press selects. */
export function useAnswerOnStage(
  { context, state, send }: ScenarioPlay,
  view: BranchView | undefined,
  select: (selection: SubjectRef | null) => void,
) {
  const question = askedOf(context)
  const phase = PHASES[state]
  const onStage = question === null ? undefined : viewOf(question).onStage
  if (question === null || phase === undefined || onStage === undefined || view === undefined) {
    return { marks: NO_MARKS, onSelect: select }
  }
  const { scenario, isSkipped } = context
  const answer = isSkipped && phase !== 'asked' ? null : context.answer
  const props = { question, scenario, answer, world: view.world }
  const onSelect = (target: SubjectRef | null): void => {
    const next = state === 'asking' && target !== null ? onStage.press(props, target) : null
    if (next === null) select(target)
    else send({ type: 'answerSet', answer: next })
  }
  return { marks: onStage.marks(props, phase), onSelect }
}

/** The question for which one acts in the lab itself; `null` while none is asked. */
export function fixOf({ context }: ScenarioPlay): FixQuestion | null {
  const question = askedOf(context)
  return question?.kind === 'fix' ? question : null
}
