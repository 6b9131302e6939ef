import type { ReactNode } from 'react'
import type { AskedQuestion, AskedTypes } from '../../lessons/questions/asked.ts'
import type { KindTypes, QuestionKind } from '../../lessons/questions/kind.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { askedHints, askedWords } from './askedWords.ts'
import { CONFIDENCE_WORDS } from './confidenceWords.ts'
import type { AskProps, ExplainProps, QuestionProps, QuestionView } from './questionView.ts'
import { CodeLines } from './CodeLines.tsx'
import { RevealSayings } from './RevealSayings.tsx'
import { Verdict } from './Verdict.tsx'
import './questions.css'

/** What a kind draws once its answer is known. */
export interface CompareProps<T extends KindTypes> extends QuestionProps<T> {
  /** As it was locked in; `null` when the question was skipped. */
  readonly answer: T['answer'] | null
}

interface Fact {
  readonly label: string
  readonly value: string
}

/** What sets the view of one kind apart. */
export interface AskedOwn<T extends KindTypes> {
  /** The digits choose among its answers. */
  readonly takesDigits?: boolean
  /** The fields of the answer. */
  ask(props: AskProps<T>): ReactNode
  /** An answer in a few words, without a full stop, as they stand after "Yes," or "Not": `4 tasks`, `i-0c3f`. */
  answerText(question: T['question'], answer: T['answer'], scenario: Scenario): string
  /** The same of what happened; left out where the right answer says it. */
  happenedText?(question: T['question'], scenario: Scenario): string
  /** Left out: "Lock in" with the answer, or without it while there is none. */
  lockInText?(question: T['question'], answer: T['answer'] | null, scenario: Scenario): string
  /** What one is told who has given no answer that can be locked in. */
  readonly needsText: string
  /** One's own answer beside what is right, where a picture says more than words. */
  compare?(props: CompareProps<T>): ReactNode
  /** It tells there too what a wrong answer shows. */
  readonly comparesShows?: boolean
  /** What else is told of the answer, after what happened. */
  moreFacts?(question: T['question'], answer: T['answer'] | null): readonly Fact[]
}

/** What all views of questions have in common whose words are the document's. */
export function askedBase<T extends KindTypes & { readonly question: AskedQuestion }>() {
  return {
    skipText: 'Skip',
    // The reveal tells it.
    tellsWhy: false,
    title: ({ title }) => title,
    lead: ({ question: { lead, code } }) => (
      <>
        {lead !== null && <p className="tone-2">{lead}</p>}
        {code !== null && <CodeLines code={code} />}
      </>
    ),
    note: 'Time is paused until you answer or skip.',
    facts: () => null,
    hints: ({ hints }) => askedHints(hints),
    ruleOf: ({ reveal }) => reveal.rule,
    percentsWith: () => ({}),
    future: () => 'hidden',
  } satisfies Partial<QuestionView<T>>
}

/** The view of a kind whose key is known when it is asked, of what sets it apart. */
export function askedView<
  Name extends string,
  Question extends AskedQuestion & { readonly kind: Name },
  Answer extends object,
>(
  kind: QuestionKind<AskedTypes<Name, Question, Answer>>,
  own: NoInfer<AskedOwn<AskedTypes<Name, Question, Answer>>>,
): QuestionView<AskedTypes<Name, Question, Answer>> {
  type Types = AskedTypes<Name, Question, Answer>
  const happenedText = (question: Question, scenario: Scenario): string =>
    own.happenedText?.(question, scenario) ?? own.answerText(question, kind.solution(question), scenario)
  const sureText = ({ confidence }: Types['record']): string =>
    confidence === null ? '' : CONFIDENCE_WORDS[confidence].toLowerCase()
  const explain = (props: ExplainProps<Types>): ReactNode => {
    const { question, record, scenario, scene, isPhone } = props
    const answer = record?.answer ?? null
    const told = {
      answered: answer === null ? null : own.answerText(question, answer, scenario),
      happened: happenedText(question, scenario),
      grade: answer === null ? null : kind.grade(question, answer),
    }
    return (
      <>
        <Verdict grade={askedWords(told)} />
        {own.compare?.({ question, scenario, scene, isPhone, answer })}
        {record !== undefined && (
          <AnswerFacts
            {...told}
            shows={own.comparesShows === true ? null : (told.grade?.mistake ?? null)}
            more={own.moreFacts?.(question, answer) ?? []}
            sure={sureText(record)}
            hints={record.hints}
          />
        )}
        <RevealSayings reveal={question.reveal} />
      </>
    )
  }
  return {
    ...askedBase<Types>(),
    ask: own.ask,
    takesDigits: own.takesDigits ?? false,
    needsText: own.needsText,
    lockInText: (question, answer, scenario) => {
      if (own.lockInText !== undefined) return own.lockInText(question, answer, scenario)
      return answer === null ? 'Lock in' : `Lock in ${own.answerText(question, answer, scenario)}`
    },
    observe: (record, question, scenario) => (
      <dl className="question-facts">
        <div>
          <dt>You answered</dt>
          <dd>{record.answer === null ? 'skipped' : own.answerText(question, record.answer, scenario)}</dd>
        </div>
        {record.confidence !== null && (
          <div>
            <dt>How sure</dt>
            <dd>{sureText(record)}</dd>
          </div>
        )}
      </dl>
    ),
    explain,
    line: (question, record, scenario) => ({
      answer: record.answer === null ? '' : own.answerText(question, record.answer, scenario),
      happened: happenedText(question, scenario),
      sure: sureText(record),
    }),
  }
}

interface AnswerFactsProps {
  /** `null` when it was skipped. */
  readonly answered: string | null
  readonly happened: string
  /** What the wrong answer shows; `null` where nothing is known of it. */
  readonly shows: string | null
  readonly more?: readonly Fact[]
  /** In words; empty when it was not asked. */
  readonly sure: string
  readonly hints: number
}

/** What was answered beside what happened, and what the answer shows. */
function AnswerFacts({ answered, happened, shows, more = [], sure, hints }: AnswerFactsProps) {
  return (
    <dl className="question-facts">
      <div>
        <dt>You answered</dt>
        <dd>{answered === null ? 'skipped' : `${answered}${sure === '' ? '' : `, ${sure}`}`}</dd>
      </div>
      <div>
        <dt>What happened</dt>
        <dd>{happened}</dd>
      </div>
      {more.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {shows !== null && (
        <div className="question-facts__long">
          <dt>What this answer shows</dt>
          <dd>{shows}</dd>
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
