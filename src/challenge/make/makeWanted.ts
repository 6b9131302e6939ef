import { StoryFault } from '../../lessons/make/storyFault.ts'
import type { Catalogue } from '../catalogue.ts'
import type { MadeQuestion, QuestionWanted } from '../question.ts'
import type { AnyTemplate } from '../template.ts'
import { TEMPLATES, templateOf } from '../templates/allTemplates.ts'
import { Draw } from '../draw.ts'
import { itemQuestion } from './itemQuestion.ts'
import { makeQuestion } from './makeQuestion.ts'

/** Kinds in which neither exam asks. */
const EXAM_KINDS: ReadonlySet<string> = new Set(['value', 'choice', 'several'])

/** Every template as something to be asked about. */
export function templateConcepts(): Catalogue {
  return TEMPLATES.map((one) => ({
    id: `template/${one.id}`,
    title: one.title,
    topic: one.topic,
    exam: one.exam,
    isExamForm: EXAM_KINDS.has(kindOfTemplate(one)),
  }))
}

function kindOfTemplate({ cases, ask }: AnyTemplate): string {
  return ask(cases[0], new Draw(0)).ask.kind
}

/** @throws StoryFault  when it has no key, or no template is called so */
export function makeWanted(wanted: QuestionWanted): MadeQuestion {
  if ('item' in wanted) return itemQuestion(wanted.item, wanted.seed)
  const template = templateOf(wanted.template)
  if (template === undefined) throw new StoryFault(`No template is called ${wanted.template}.`)
  return makeQuestion(template, wanted.seed).made
}
