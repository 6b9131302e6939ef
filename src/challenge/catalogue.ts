import type { ExamDomain } from '../lessons/topics.ts'
import type { QuestionRef } from './question.ts'

/** Something that can be asked about: a template, of which there are many questions, or an item. */
export interface Concept {
  /** `template/upper-limit`, `item/ecr-lifecycle-untagged`: what progress and what is due go by. */
  readonly id: string
  readonly title: string
  readonly topic: string
  readonly exam: readonly ExamDomain[]
  /** Asked as one or several of some options, as both exams do; every other kind is a drill. */
  readonly isExamForm: boolean
}

export type Catalogue = readonly Concept[]

/** What a concept asks with a seed; an item is the same with every seed but for the order of its options. */
export function refOf({ id }: Concept, seed: number): QuestionRef {
  return id.startsWith('item/')
    ? { item: id.slice('item/'.length), seed }
    : { template: id.slice('template/'.length), seed }
}
