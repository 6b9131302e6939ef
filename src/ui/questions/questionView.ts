import type { ReactNode } from 'react'
import { must } from '../../base/assert.ts'
import type { StageMark } from '../../canvas/stageMarks.ts'
import type { KindTypes } from '../../lessons/questions/kind.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import type { DeploymentConfiguration, Service } from '../../model/world/service/service.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { StripFuture } from '../strip/stripColumns.ts'
import type { ServiceMoment } from '../words/deployment/counts.ts'
import type { RevisionNames } from './gradeWords.ts'
import type { Hint } from './hintWords.ts'

/** What a question may show of the lab that it is about. */
export interface QuestionScene {
  readonly view: BranchView
  /** `null` where the story follows no service. */
  readonly rolling: RollingScene | null
}

/** The service that a story follows, as it rolls. */
export interface RollingScene {
  readonly service: Service
  readonly names: RevisionNames
  /** Live counts; its limits are those of a percent that is being chosen. */
  readonly moment: ServiceMoment
  /** 0 to 1: how far the tasks that are not healthy yet are on their way there. */
  readonly ringProgress: number
  readonly orderOf: (definitionKey: string) => number
}

/** @throws when the story follows no service: a rolling update has one */
export function rollingOf({ rolling }: QuestionScene): RollingScene {
  return must(rolling, 'the service that rolls')
}

export interface QuestionProps<T extends KindTypes> {
  readonly question: T['question']
  readonly scenario: Scenario
  readonly scene: QuestionScene
  readonly isPhone: boolean
}

export interface AskProps<T extends KindTypes> extends QuestionProps<T> {
  /** As it stands; `null` before there is one. */
  readonly answer: T['answer'] | null
  onAnswer(answer: T['answer']): void
}

/** Options ask the same whatever lab stands around them, and without one. */
export type OptionsProps<T extends KindTypes> = Pick<AskProps<T>, 'question' | 'answer' | 'onAnswer'>

export interface ExplainProps<T extends KindTypes> extends QuestionProps<T> {
  /** `undefined` while it is asked again. */
  readonly record: T['record'] | undefined
}

/** An answer as the stage shows it: while it is given, while one watches what comes, once that is known. */
export type AnswerPhase = 'asked' | 'watched' | 'over'

export interface StageProps<T extends KindTypes> extends Pick<QuestionProps<T>, 'question' | 'scenario'> {
  readonly answer: T['answer'] | null
  readonly world: World
}

/** How the stage shows an answer and takes it. */
export interface OnStage<T extends KindTypes> {
  marks(props: StageProps<T>, phase: AnswerPhase): readonly StageMark[]
  /** @returns the answer after something was pressed; `null` where that is no part of it */
  press(props: StageProps<T>, target: SubjectRef): T['answer'] | null
}

/** When an answer is shown on the strip. */
export interface AnswerSeen {
  readonly service: Service
  /** What it is compared with has been seen to its end. */
  readonly isOver: boolean
}

/** A line of the list of what was answered. */
export interface RecordLine {
  readonly answer: string
  readonly happened: string
  readonly sure: string
}

/** All that a page must know to show a kind of question. Around it stands what all kinds share. */
export interface QuestionView<T extends KindTypes> {
  readonly skipText: string
  /** Whether the document's words on the rule are told with the answer. */
  readonly tellsWhy: boolean
  title(question: T['question'], scenario: Scenario): string
  /** What is given, under the title. */
  lead(props: QuestionProps<T>): ReactNode
  /** The digits choose among its answers: how sure one is takes Shift with them. */
  readonly takesDigits?: boolean
  /** The fields of the answer. */
  ask(props: AskProps<T>): ReactNode
  lockInText(question: T['question'], answer: T['answer'] | null, scenario: Scenario): string
  /** What one is told who has given no answer that can be locked in. */
  readonly needsText: string
  /** Time stands while it is asked: until when. */
  readonly note: string
  /** Below the hints. */
  facts(props: QuestionProps<T>): ReactNode
  hints(question: T['question']): readonly Hint[]
  /** While time runs: what was locked in. */
  observe(record: T['record'], question: T['question'], scenario: Scenario): ReactNode
  /** The verdict, what led there, and what was said beside what happened. */
  explain(props: ExplainProps<T>): ReactNode
  /** Left out where the stage has no part in the answer. */
  readonly onStage?: OnStage<T>
  /** The rule that the model followed; `null` where the answer is a fact of another kind. */
  ruleOf(question: T['question']): string | null
  line(question: T['question'], record: T['record'], scenario: Scenario): RecordLine
  /** The percents under which the strip draws its limits while an answer is chosen. */
  percentsWith(answer: T['answer']): Partial<DeploymentConfiguration>
  /** What the strip shows of an answer after now; once the counts are others, beside what came. */
  future(question: T['question'], answer: T['answer'], seen: AnswerSeen): StripFuture
}
