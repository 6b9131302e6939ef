import { topicTitle } from '../../lessons/topics.ts'
import { useId, type FormEvent } from 'react'
import { lockInNeeds } from '../../lessons/playerMachine.ts'
import { CONFIDENCES } from '../../lessons/questions/kind.ts'
import { kindOf, type Question } from '../../lessons/questions/kinds.ts'
import { CONFIDENCE_WORDS } from '../questions/confidenceWords.ts'
import { HintButton, HintList } from '../questions/HintList.tsx'
import { viewOf } from '../questions/questionViews.ts'
import { Button } from '../kit/Button.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { PanelHead } from './PanelHead.tsx'
import { PredictionList } from './PredictionList.tsx'
import type { PanelProps } from './panelProps.ts'

/** What is asked: its fields, how sure one is where that is asked too, lock in, hints. */
export function AskPanel({
  play,
  scene,
  question,
  stepText,
  isPhone,
  quiz,
}: PanelProps & { readonly question: Question }) {
  const { context, send } = play
  const { scenario, answer, hints } = context
  const needs = lockInNeeds(context)
  const noteId = useId()
  const view = viewOf(question)
  const offered = view.hints(question)
  const props = { question, scenario, scene, isPhone }
  const lockIn = (event: FormEvent): void => {
    event.preventDefault()
    send({ type: 'lockIn' })
  }
  return (
    <>
      <PanelHead
        topic={topicTitle(scenario.topic)}
        stepText={stepText}
        title={view.title(question, scenario)}
        action={<HintButton total={offered.length} shown={hints} onHint={() => send({ type: 'hint' })} />}
      >
        {view.lead(props)}
      </PanelHead>
      <form className="scenario-panel__form" onSubmit={lockIn}>
        {view.ask({ ...props, answer, onAnswer: (chosen) => send({ type: 'answerSet', answer: chosen }) })}
        {kindOf(question).asksConfidence && (
          <HowSure play={play} isPhone={isPhone} isShifted={view.takesDigits === true} />
        )}
        <div className="scenario-panel__lock">
          <Button
            type="submit"
            variant="filled"
            size="touch"
            isBlock
            isDisabled={needs !== null}
            aria-describedby={noteId}
          >
            {view.lockInText(question, answer, scenario)}
          </Button>
          <Button variant="quiet" size="touch" onPress={() => send({ type: 'skip' })}>
            {view.skipText}
          </Button>
        </div>
        <Trouble play={play} />
        <p id={noteId} className="scenario-panel__note" aria-live="polite">
          {needs === 'answer' && view.needsText}
          {needs === 'confidence' && 'To lock in, say how sure you are.'}
          {needs === null && view.note}
        </p>
      </form>
      <HintList hints={offered} shown={hints} />
      {view.facts(props)}
      {quiz === undefined && <PredictionList context={context} />}
    </>
  )
}

interface HowSureProps extends Pick<PanelProps, 'play' | 'isPhone'> {
  /** The digits alone choose the answer. */
  readonly isShifted: boolean
}

function HowSure({ play, isPhone, isShifted }: HowSureProps) {
  return (
    <Segmented
      label="How sure are you?"
      {...(!isPhone && { labelDetail: isShifted ? 'Shift + 1, 2, 3' : 'keys 1, 2, 3' })}
      options={CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_WORDS[value] }))}
      value={play.context.confidence}
      onChange={(chosen) => play.send({ type: 'confidenceSet', confidence: chosen })}
    />
  )
}

/** The model could not run the answer, which stands as it was. */
function Trouble({ play }: Pick<PanelProps, 'play'>) {
  const { trouble } = play.context
  if (trouble === null) return null
  return (
    <p className="scenario-panel__note tone-trouble" role="alert">
      {trouble}
    </p>
  )
}
