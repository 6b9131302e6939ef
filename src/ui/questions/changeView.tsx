import { change, type ChangeQuestion, type ChangeTypes } from '../../lessons/questions/change.ts'
import type { PercentChange } from '../../lessons/document/scenarioDocument.ts'
import { TwoQuestions } from '../subjects/deployment/TwoQuestions.tsx'
import { momentOfDecision } from '../words/deployment/counts.ts'
import { AskChange } from './AskChange.tsx'
import { changeWords, type GradeWords } from './gradeWords.ts'
import { changeHints } from './hintWords.ts'
import { rollingOf, type ExplainProps, type QuestionView } from './questionView.ts'
import { Verdict } from './Verdict.tsx'

export const changeView: QuestionView<ChangeTypes> = {
  skipText: 'Show me',
  tellsWhy: false,
  title: ({ title }) => title,
  lead: ({ question }) => <p className="tone-2">{question.prompt}</p>,
  ask: (props) => <AskChange {...props} />,
  lockInText: (_, answer) => (answer === null ? 'Set a percent' : `Set ${percentText(answer)}`),
  needsText: 'To set it, move the slider to another percent than now.',
  note: 'Time is paused until you set it or have it shown.',
  facts: () => null,
  hints: changeHints,
  observe: () => null,
  explain: (props) => <Explained {...props} />,
  ruleOf: ({ decision }) => decision.rule,
  line: ({ attempts: tried }, { attempts }) => {
    const newest = tried.at(-1)
    return {
      answer: newest === undefined ? '' : percentText(newest.change),
      happened: newest?.rolls === true ? 'rolls' : 'stuck',
      sure: attempts === 1 ? 'first try' : `try ${String(attempts)}`,
    }
  },
  percentsWith: (answer) => answer,
  future: () => 'hidden',
}

/** `max 200 %`. */
function percentText(percent: PercentChange): string {
  return 'maximumPercent' in percent
    ? `max ${String(percent.maximumPercent)} %`
    : `min ${String(percent.minimumHealthyPercent)} %`
}

/** As the scheduler counted, under the limits that the change made. */
function Explained({ question, scene }: ExplainProps<ChangeTypes>) {
  const { orderOf, ringProgress } = rollingOf(scene)
  const moment = momentOfDecision(question.decision)
  const limits = question.attempts.at(-1)?.limits ?? moment.limits
  return (
    <>
      <Verdict grade={wordsOf(question)} />
      <TwoQuestions moment={{ ...moment, limits }} orderOf={orderOf} ringProgress={ringProgress} />
    </>
  )
}

function wordsOf(question: ChangeQuestion): GradeWords {
  const grade = change.grade(question, question.solution)
  return grade === null ? { verdict: '', tone: 'plain', shows: null, sentence: '' } : changeWords(grade, question)
}
