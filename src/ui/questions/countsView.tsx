import {
  gradeCounts,
  type CountsQuestion,
  type CountsRecord,
  type CountsTypes,
} from '../../lessons/questions/counts.ts'
import { isSamePair, type CountPair } from '../../lessons/pairChoices.ts'
import type { Service } from '../../model/world/service/service.ts'
import { TwoQuestions } from '../subjects/deployment/TwoQuestions.tsx'
import { countedText } from '../words/deployment/countedText.ts'
import { momentOfDecision, pairText } from '../words/deployment/counts.ts'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { AskCounts } from './AskCounts.tsx'
import { CONFIDENCE_WORDS } from './confidenceWords.ts'
import { gradeWords, type GradeWords, type RevisionNames } from './gradeWords.ts'
import { countsHints } from './hintWords.ts'
import { rollingOf, type ExplainProps, type QuestionProps, type QuestionView } from './questionView.ts'
import { sceneWords } from './sceneWords.ts'
import { ServiceFacts } from './ServiceFacts.tsx'
import { Verdict } from './Verdict.tsx'
import './questions.css'

export const countsView: QuestionView<CountsTypes> = {
  skipText: 'Skip',
  tellsWhy: true,
  title: ({ title }) => title ?? 'What are the next counts?',
  lead: (props) => !props.isPhone && <Now {...props} />,
  ask: (props) => <AskCounts {...props} />,
  lockInText: ({ from }, answer) => {
    const guess = answer ?? from
    return `Lock in ${textOf(guess)}${isSamePair(guess, from) ? ', no change' : ''}`
  },
  needsText: 'To lock in, say how many run.',
  note: 'Time is paused until you answer or skip.',
  facts: ({ isPhone, scene }) => !isPhone && <ServiceFacts service={rollingOf(scene).service} />,
  hints: countsHints,
  observe: (record) => <Locked record={record} />,
  explain: (props) => <Explained {...props} />,
  ruleOf: ({ decision }) => decision.rule,
  line: ({ answer }, { prediction }) => ({
    answer: prediction === null ? '' : textOf(prediction.pair),
    happened: textOf(answer),
    sure: prediction === null ? '' : CONFIDENCE_WORDS[prediction.confidence].toLowerCase(),
  }),
  percentsWith: () => ({}),
  future: (question, guess, { service, isOver }) => {
    if (!isOver && isSamePair(question.from, pairOf(service))) return [guess]
    return isSamePair(guess, question.answer) ? 'hidden' : [{ ...guess, crosses: crossedBy(question, guess) }]
  },
}

function textOf({ oldRunning, newRunning }: CountPair): string {
  return pairText(oldRunning, newRunning)
}

/** The limit that a guess crosses, whatever else is wrong with it. */
function crossedBy(question: CountsQuestion, guess: CountPair): 'lower' | 'upper' | null {
  const { mistake, active, limits } = gradeCounts(question, guess)
  if (active > limits.upper) return 'upper'
  return mistake === 'belowLower' || mistake === 'countedUnready' ? 'lower' : null
}

function pairOf({ deployments }: Service): CountPair {
  const running = (isPrimary: boolean): number =>
    deployments.reduce((sum, one) => ((one.status === 'PRIMARY') === isPrimary ? sum + one.runningCount : sum), 0)
  return { oldRunning: running(false), newRunning: running(true) }
}

function Now({ question, scene }: QuestionProps<CountsTypes>) {
  const { headline, sentence } = sceneWords(rollingOf(scene).service, scene.view.world)
  return (
    <p className="tone-2">
      Now {textOf(question.from)}. {headline} {sentence}
    </p>
  )
}

function Locked({ record: { prediction } }: { readonly record: CountsRecord }) {
  return (
    <dl className="question-facts">
      <div>
        <dt>You predicted</dt>
        <dd>{prediction === null ? 'skipped' : textOf(prediction.pair)}</dd>
      </div>
      {prediction !== null && (
        <div>
          <dt>How sure</dt>
          <dd>{CONFIDENCE_WORDS[prediction.confidence].toLowerCase()}</dd>
        </div>
      )}
    </dl>
  )
}

function Explained({ question, record, scenario, scene }: ExplainProps<CountsTypes>) {
  const { names, orderOf, ringProgress } = rollingOf(scene)
  const grade = wordsOf(question, record, names)
  const decision = decisionWords(question.decision, { ...scene.view.world, originMs: scenario.fromMs })
  return (
    <>
      <Verdict grade={grade}>
        <p className="tone-2">
          <b>{decision.verdict}.</b> {decision.sentence}
        </p>
      </Verdict>
      <TwoQuestions
        moment={momentOfDecision(question.decision)}
        caption={countedText(question.decision.atMs - scenario.fromMs)}
        orderOf={orderOf}
        ringProgress={ringProgress}
      />
      {record !== undefined && <Compared {...{ question, grade, record }} />}
    </>
  )
}

function wordsOf(question: CountsQuestion, record: CountsRecord | undefined, names: RevisionNames): GradeWords {
  const prediction = record?.prediction ?? null
  if (prediction !== null) return gradeWords(gradeCounts(question, prediction.pair), names)
  return { verdict: textOf(question.answer), tone: 'plain', shows: null, sentence: '' }
}

interface ComparedProps {
  readonly question: CountsQuestion
  readonly grade: GradeWords
  readonly record: CountsRecord
}

/** What was predicted beside what happened, and what the answer shows. */
function Compared({ question, grade, record: { prediction, hints } }: ComparedProps) {
  return (
    <dl className="question-facts">
      <div>
        <dt>You predicted</dt>
        <dd>
          {prediction === null
            ? 'skipped'
            : `${textOf(prediction.pair)}, ${CONFIDENCE_WORDS[prediction.confidence].toLowerCase()}`}
        </dd>
      </div>
      <div>
        <dt>What happened</dt>
        <dd>{textOf(question.answer)}</dd>
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
