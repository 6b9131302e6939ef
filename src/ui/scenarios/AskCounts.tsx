import type { FormEvent } from 'react'
import type { CountsStep } from '../../lessons/course.ts'
import { isSamePair } from '../../lessons/grading.ts'
import { CONFIDENCES } from '../../lessons/predictions.ts'
import { Button } from '../kit/Button.tsx'
import { RevisionSwatch } from '../subjects/task/RevisionSwatch.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { pairText } from '../words/deployment/counts.ts'
import { CONFIDENCE_WORDS } from './confidenceWords.ts'
import { countsHints } from './hintWords.ts'
import { HintButton, HintList } from './HintList.tsx'
import { PanelHead } from './PanelHead.tsx'
import { PredictionList } from './PredictionList.tsx'
import type { PanelProps } from './panelProps.ts'
import { sceneWords } from './sceneWords.ts'
import { ServiceFacts } from './ServiceFacts.tsx'

/** "What are the next counts?": two steppers, how sure, lock in. */
export function AskCounts(props: PanelProps & { readonly step: CountsStep }) {
  const { play, scene, step, stepText, isPhone } = props
  const { context, send } = play
  const { scenario, guess, confidence, hints } = context
  const offered = countsHints(step)
  const lockIn = (event: FormEvent): void => {
    event.preventDefault()
    send({ type: 'lockIn' })
  }
  const scenery = sceneWords(scene.service, scene.view.world)
  const question = scenario.steps[step.index]?.question ?? 'What are the next counts?'
  return (
    <>
      <PanelHead
        topic={scenario.topic}
        stepText={stepText}
        title={question}
        action={<HintButton total={offered.length} shown={hints} onHint={() => send({ type: 'hint' })} />}
      >
        {!isPhone && (
          <p className="tone-2">
            Now {pairText(step.from.oldRunning, step.from.newRunning)}. {scenery.headline} {scenery.sentence}
          </p>
        )}
      </PanelHead>
      <form className="scenario-panel__form" onSubmit={lockIn}>
        <GuessSteppers {...props} />
        <Segmented
          label="How sure are you?"
          {...(!isPhone && { labelDetail: 'keys 1, 2, 3' })}
          options={CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_WORDS[value] }))}
          value={confidence}
          onChange={(chosen) => send({ type: 'confidenceSet', confidence: chosen })}
        />
        <div className="scenario-panel__lock">
          <Button type="submit" variant="filled" size="touch" isBlock isDisabled={confidence === null}>
            Lock in {pairText(guess.oldRunning, guess.newRunning)}
            {isSamePair(guess, step.from) && ', no change'}
          </Button>
          <Button variant="quiet" size="touch" onPress={() => send({ type: 'skip' })}>
            Skip
          </Button>
        </div>
        <p className="scenario-panel__note">Time is paused until you answer or skip.</p>
      </form>
      <HintList hints={offered} shown={hints} />
      {!isPhone && <ServiceFacts scene={scene} />}
      <PredictionList context={context} />
    </>
  )
}

function GuessSteppers({ play, scene, step }: PanelProps & { readonly step: CountsStep }) {
  const { guess } = play.context
  const { oldKey, newKey } = scene.names
  // Room for any answer, so that where a stepper ends tells nothing.
  const max = 2 * step.asked.desiredCount
  const stepper = (label: 'old' | 'new', key: string, field: 'oldRunning' | 'newRunning') => (
    <Stepper
      layout="stacked"
      label={label}
      labelIcon={<RevisionSwatch order={scene.orderOf(key)} />}
      labelDetail={key}
      value={guess[field]}
      max={max}
      onChange={(count) => play.send({ type: 'guessSet', pair: { ...guess, [field]: count } })}
    />
  )
  return (
    <div className="scenario-panel__steppers">
      {stepper('old', oldKey, 'oldRunning')}
      {stepper('new', newKey, 'newRunning')}
    </div>
  )
}
