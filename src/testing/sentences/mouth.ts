import { newsOf, type StageNews } from '../../ui/stage/stageNews.ts'
import type { TreeRow } from '../../ui/stage/treeRow.ts'
import { treeRows } from '../../ui/stage/treeRows.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { Decision } from '../../model/world/decision.ts'
import type { World } from '../../model/world/world.ts'
import { decisionWords } from '../../ui/subjects/decision/decisionViews.ts'
import { cardFor, SUBJECTS } from '../../ui/subjects/subjects.ts'
import type { Card, SubjectHead } from '../../ui/subjects/subjectView.ts'
import type { ServiceMoment } from '../../ui/words/deployment/counts.ts'
import { twoQuestions, type Question } from '../../ui/words/deployment/questions.ts'
import type { DecisionWords, WordsWorld } from '../../ui/words/words.ts'

/** All by which the page speaks of a world: for a test to put a lie into. */
export interface Mouth {
  readonly decision: (decision: Decision, world: WordsWorld) => DecisionWords
  readonly questions: (moment: ServiceMoment) => readonly [Question, Question]
  readonly head: (ref: SubjectRef, world: World) => SubjectHead | null
  readonly card: (ref: SubjectRef, world: World) => Card | null
  readonly rows: (world: World) => readonly TreeRow[]
  readonly news: (world: World) => StageNews
}

/** The page as it is. */
export const PAGE: Mouth = {
  decision: decisionWords,
  questions: twoQuestions,
  head: ({ kind, id }, world) => SUBJECTS[kind].head(id, { world, decisions: [], originMs: 0 }),
  card: (ref, world) => cardFor(ref, world, world.nowMs),
  rows: (world) => treeRows(world, world.nowMs),
  news: newsOf,
}
