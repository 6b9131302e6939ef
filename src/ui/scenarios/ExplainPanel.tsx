import { Check, RotateCcw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { observeFromMs, observeToMs, type ChangeStep, type CountsStep, type CourseStep } from '../../lessons/course.ts'
import { gradeChange, gradeCounts } from '../../lessons/grading.ts'
import type { PlayerContext } from '../../lessons/playerMachine.ts'
import type { StepRecord } from '../../lessons/predictions.ts'
import { Button } from '../kit/Button.tsx'
import { TwoQuestions } from '../subjects/deployment/TwoQuestions.tsx'
import { momentOfDecision, pairText, type ServiceMoment } from '../words/deployment/counts.ts'
import { rollingWords } from '../words/deployment/rollingWords.ts'
import { sourceText } from '../words/sources.ts'
import { CONFIDENCE_WORDS } from './confidenceWords.ts'
import { changeWords, gradeWords, type GradeWords } from './gradeWords.ts'
import { PredictionList } from './PredictionList.tsx'
import type { PanelProps } from './panelProps.ts'
import type { ScenarioScene } from './scenarioScene.ts'

/** The verdict on the answer, the decision that led there, its two sums, and where the rule is from. */
export function ExplainPanel(props: PanelProps & { readonly step: CourseStep }) {
  const { play, scene, step, stepText } = props
  const { context } = play
  const grade = wordsOf(step, context, scene)
  const decision = rollingWords(step.decision, { ...scene.view.world, originMs: context.scenario.fromMs })
  const { scenario } = context
  // While a percent is still to be found, the notes would tell it.
  const isOver = step.kind === 'counts' || step.attempts.at(-1)?.rolls === true
  const extra = step.kind === 'counts' ? scenario.explain[step.decision.rule] : undefined
  const notes = isOver ? scenario.steps[step.index]?.notes : undefined
  return (
    <>
      <p className="scenario-panel__meta">
        <span>{scenario.topic}</span>
        <span>{stepText}</span>
      </p>
      <Verdict grade={grade}>
        {step.kind === 'counts' && (
          <p className="tone-2">
            <b>{decision.verdict}.</b> {decision.sentence}
          </p>
        )}
      </Verdict>
      <TwoQuestions moment={momentOf(step)} orderOf={scene.orderOf} ringProgress={scene.ringProgress} />
      <Compared {...{ step, grade }} record={context.records[step.index]} />
      <dl className="scenario-panel__sayings">
        {extra !== undefined && (
          <>
            <dt>Why</dt>
            <dd>{extra}</dd>
          </>
        )}
        {notes !== undefined && (
          <>
            <dt>The notes say</dt>
            <dd>{notes}</dd>
          </>
        )}
      </dl>
      <p className="scenario-panel__source">{sourceText(step.decision.rule)}</p>
      <PredictionList context={context} />
      <GoOn {...props} />
    </>
  )
}

/** Green with a tick or red with a cross; the words say it too. */
function Verdict({ grade, children }: { readonly grade: GradeWords; readonly children: ReactNode }) {
  return (
    <div className="scenario-panel__verdict" data-tone={grade.tone} role="status">
      <h1>
        {grade.tone === 'clear' && <Check aria-hidden="true" />}
        {grade.tone === 'trouble' && <X aria-hidden="true" />}
        {grade.verdict}
      </h1>
      {grade.sentence !== '' && <p>{grade.sentence}</p>}
      {children}
    </div>
  )
}

interface ComparedProps {
  readonly step: CourseStep
  readonly grade: GradeWords
  readonly record: StepRecord | undefined
}

/** What was predicted beside what happened, and what the answer shows. */
function Compared({ step, grade, record }: ComparedProps) {
  if (step.kind !== 'counts' || record?.kind !== 'counts') return null
  const { prediction, hints } = record
  return (
    <dl className="scenario-panel__facts">
      <div>
        <dt>You predicted</dt>
        <dd>
          {prediction === null
            ? 'skipped'
            : `${pairText(prediction.pair.oldRunning, prediction.pair.newRunning)}, ${CONFIDENCE_WORDS[prediction.confidence].toLowerCase()}`}
        </dd>
      </div>
      <div>
        <dt>What happened</dt>
        <dd>{pairText(step.answer.oldRunning, step.answer.newRunning)}</dd>
      </div>
      {grade.shows !== null && (
        <div>
          <dt>What this answer shows</dt>
          <dd>{grade.shows}</dd>
        </div>
      )}
      {hints > 0 && (
        <div>
          <dt>Hints</dt>
          <dd>{hints}</dd>
        </div>
      )}
    </dl>
  )
}

function GoOn({ play, step }: PanelProps & { readonly step: CourseStep }) {
  const { context, send } = play
  const hasReplay = observeToMs(step) > observeFromMs(step)
  const record = context.records[step.index]
  const isSureAndWrong = record?.kind === 'counts' && record.prediction?.confidence === 'sure' && !record.isRight
  return (
    <div className="scenario-panel__actions">
      {isSureAndWrong && (
        <p className="type-small tone-2">You were sure: what one was sure of is worth watching twice.</p>
      )}
      <div className="scenario-panel__actions--row">
        <Button variant="filled" size="touch" kbd="Enter" onPress={() => send({ type: 'next' })}>
          {nextText(step, context)}
        </Button>
        {hasReplay && (
          <Button size="touch" icon={<RotateCcw aria-hidden="true" />} kbd="R" onPress={() => send({ type: 'replay' })}>
            Watch again
          </Button>
        )}
      </div>
    </div>
  )
}

function nextText(step: CourseStep, { course }: PlayerContext): string {
  if (step.kind === 'change' && step.attempts.at(-1)?.rolls === false) return 'Try again'
  return step.index + 1 < course.steps.length ? 'Next question' : 'See it completed'
}

function wordsOf(step: CourseStep, context: PlayerContext, { names }: ScenarioScene): GradeWords {
  const record = context.records[step.index]
  return step.kind === 'counts' ? countsWordsOf(step, record, names) : changeWordsOf(step)
}

function countsWordsOf(step: CountsStep, record: StepRecord | undefined, names: ScenarioScene['names']): GradeWords {
  const prediction = record?.kind === 'counts' ? record.prediction : null
  if (prediction !== null) return gradeWords(gradeCounts(step, prediction.pair), names)
  const { oldRunning, newRunning } = step.answer
  return { verdict: pairText(oldRunning, newRunning), tone: 'plain', shows: null, sentence: '' }
}

function changeWordsOf(step: ChangeStep): GradeWords {
  const grade = gradeChange(step)
  return grade === null ? { verdict: '', tone: 'plain', shows: null, sentence: '' } : changeWords(grade, step)
}

/** As the scheduler counted; after a change of a percent, under the limits that it made. */
function momentOf(step: CourseStep): ServiceMoment {
  const moment = momentOfDecision(step.decision)
  return step.kind === 'counts' ? moment : { ...moment, limits: step.attempts.at(-1)?.limits ?? moment.limits }
}
