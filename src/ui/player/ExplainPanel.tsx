import { topicTitle } from '../../lessons/topics.ts'
import { RotateCcw } from 'lucide-react'
import { timesOf, type PlayerContext } from '../../lessons/playerMachine.ts'
import { kindOf, type Question } from '../../lessons/questions/kinds.ts'
import { viewOf } from '../questions/questionViews.ts'
import { Button } from '../kit/Button.tsx'
import { sourceText } from '../words/sources.ts'
import { PredictionList } from './PredictionList.tsx'
import { Sources } from './Sources.tsx'
import type { PanelProps } from './panelProps.ts'

/** The verdict on the answer and what led there, then the document's words, and where the rule is from. */
export function ExplainPanel(props: PanelProps & { readonly question: Question }) {
  const { play, scene, question, stepText, isPhone } = props
  const { context } = play
  const { scenario } = context
  const view = viewOf(question)
  const rule = view.ruleOf(question)
  const extra = view.tellsWhy && rule !== null ? scenario.explain[rule] : undefined
  // While the answer is still to be found, the notes would tell it.
  const notes = kindOf(question).isAskedAgain(question) ? undefined : notesOf(question)
  return (
    <>
      <p className="scenario-panel__meta">
        <span>{topicTitle(scenario.topic)}</span>
        <span>{stepText}</span>
      </p>
      <p className="scenario-panel__asked">{view.title(question, scenario)}</p>
      {view.explain({ question, scenario, scene, isPhone, record: context.records[question.index] })}
      <dl className="scenario-panel__sayings">
        {extra !== undefined && (
          <>
            <dt>Why</dt>
            <dd>{extra}</dd>
          </>
        )}
      </dl>
      <Sources aws={rule === null ? undefined : sourceText(rule)} notes={notes} />
      {props.quiz === undefined && <PredictionList context={context} />}
      <GoOn {...props} />
    </>
  )
}

function GoOn({ play, question, quiz }: PanelProps & { readonly question: Question }) {
  const { context, send } = play
  const { observeFromMs, observeToMs } = timesOf(question)
  const record = context.records[question.index]
  const isSureAndWrong = record !== undefined && kindOf(record).confidenceOf(record) === 'sure' && !record.isRight
  return (
    <div className="scenario-panel__actions">
      {isSureAndWrong && (
        <p className="type-small tone-2">You were sure: what one was sure of is worth watching twice.</p>
      )}
      <div className="scenario-panel__actions--row">
        <Button variant="filled" size="touch" kbd="Enter" onPress={() => send({ type: 'next' })}>
          {quiz?.nextText ?? nextText(question, context)}
        </Button>
        {observeToMs > observeFromMs && (
          <Button size="touch" icon={<RotateCcw aria-hidden="true" />} kbd="R" onPress={() => send({ type: 'replay' })}>
            Watch again
          </Button>
        )}
        {quiz?.more}
      </div>
    </div>
  )
}

/** How course notes tell it. */
function notesOf(question: Question): string | undefined {
  return 'notes' in question ? (question.notes ?? undefined) : undefined
}

function nextText(question: Question, { course, stepIndex }: PlayerContext): string {
  if (kindOf(question).isAskedAgain(question)) return 'Try again'
  const next = course.steps[stepIndex + 1]
  if (next === undefined) return 'See it completed'
  return next.kind === 'tell' ? 'Go on' : 'Next question'
}
