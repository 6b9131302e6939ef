import { queryOptions } from '@tanstack/react-query'
import type { Catalogue } from '../../challenge/catalogue.ts'
import { conceptOfItem } from '../../challenge/items/itemConcept.ts'
import { readItems, type TopicItem } from '../../challenge/items/readItems.ts'
import type { MadeQuestion, QuestionRef } from '../../challenge/question.ts'
import { TOPICS } from '../../lessons/topics.ts'
import { createLessons, StoryUntellable, type Lessons } from '../lessons.ts'
import { scenarioClient } from '../scenarioDocuments.ts'
import { fetchSiteFile } from '../siteFile.ts'

/** For questions that are made before a page has a lab. */
const ownLessons = createLessons()

/** Every knowledge item, by its id. Its files are fetched when challenge mode opens. */
const itemsQuery = queryOptions({ queryKey: ['challenge', 'items'], queryFn: loadItems })

/** Everything that can be asked about: templates first, then items, topic by topic. */
export const catalogueQuery = queryOptions<Catalogue>({
  queryKey: ['challenge', 'catalogue'],
  queryFn: async () => {
    const [templates, items] = await Promise.all([
      ownLessons.templateConcepts(),
      scenarioClient.ensureQueryData(itemsQuery),
    ])
    return [...templates, ...[...items.values()].map(conceptOfItem)]
  },
})

/**
 * A question with its key. The same ref is the same question.
 *
 * @param lessons  of the lab that the page has; without one a worker is started for it
 */
export function questionQuery(ref: QuestionRef, lessons: Lessons = ownLessons) {
  return queryOptions<MadeQuestion>({
    queryKey: ['challenge', 'question', ref],
    queryFn: async () => {
      if ('template' in ref) return lessons.question(ref)
      const item = (await scenarioClient.ensureQueryData(itemsQuery)).get(ref.item)
      if (item === undefined) throw new StoryUntellable(`No item is called ${ref.item}.`)
      return lessons.question({ item, seed: ref.seed })
    },
  })
}

async function loadItems(): Promise<ReadonlyMap<string, TopicItem>> {
  const files = await Promise.all(TOPICS.map(({ id }) => loadTopic(id)))
  return new Map(files.flat().map((one) => [one.item.id, one]))
}

async function loadTopic(topic: string): Promise<readonly TopicItem[]> {
  const reading = readItems(await fetchSiteFile(`challenge/${topic}.json`))
  if ('error' in reading) throw new StoryUntellable(reading.error.message)
  return reading.items
}
