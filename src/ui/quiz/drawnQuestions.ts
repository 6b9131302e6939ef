import { queryOptions, useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { MadeQuestion, QuestionRef } from '../../challenge/question.ts'
import { questionQuery } from '../../session/challenge/challengeDocuments.ts'
import { StoryUntellable } from '../../session/lessons.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'

/** A question and its spares, best first (`withSpares`). */
export type Candidates = readonly QuestionRef[]

/** How questions are asked: as both exams ask, or as one of four options at most, each with a key of its own. */
type DrawnForm = 'exam' | 'duel'

/** So many are made at a time: two, so that the worker which makes them lives on from one to the next. */
const MADE_AT_ONCE = 2

/** As many as each of two has keys. */
const DUEL_OPTIONS_MAX = 4

/** The first of its candidates that the model can make and that both exams would ask. */
function drawnQuery(candidates: Candidates, form: DrawnForm) {
  return queryOptions<MadeQuestion>({
    queryKey: ['drawn', form, candidates],
    queryFn: async () => {
      for (const ref of candidates) {
        const made = await madeOrNull(ref)
        if (made !== null && FITS[form](made)) return made
      }
      throw new StoryUntellable('The model can make neither this question nor one in its place.')
    },
    // An exam takes hours, and its last page shows all of it.
    gcTime: Infinity,
  })
}

async function madeOrNull(ref: QuestionRef): Promise<MadeQuestion | null> {
  try {
    return await scenarioClient.ensureQueryData(questionQuery(ref))
  } catch (error) {
    if (error instanceof StoryUntellable) return null
    throw error
  }
}

const FITS: Readonly<Record<DrawnForm, (made: MadeQuestion) => boolean>> = {
  exam: ({ question }) => question.kind === 'choice' || question.kind === 'several',
  duel: ({ question }) => question.kind === 'choice' && question.options.length <= DUEL_OPTIONS_MAX,
}

/** Makes what is not made yet, and waits for it. @throws what kept a question from being made */
export function madeQuestions(drawn: readonly Candidates[]): Promise<readonly MadeQuestion[]> {
  return Promise.all(drawn.map((one) => scenarioClient.ensureQueryData(drawnQuery(one, 'exam'))))
}

/** A question as far as it has come. */
export interface DrawnQuestion {
  readonly made: MadeQuestion | undefined
  /** Why it did not come. */
  readonly error: Error | null
  readonly retry: () => void
}

export interface DrawnWanted {
  /** The same list as long as the quiz is the same. */
  readonly drawn: readonly Candidates[]
  /** The one that is looked at: it comes first. */
  readonly index: number
  readonly form: DrawnForm
}

/** The questions of a quiz, made one after the other while one answers: from the one that is looked at to the last. */
export function useDrawnQuestions({ drawn, index, form }: DrawnWanted): readonly DrawnQuestion[] {
  useEffect(() => {
    const own = drawn[index]
    if (own !== undefined) void scenarioClient.prefetchQuery(drawnQuery(own, form))
  }, [drawn, index, form])
  useEffect(() => {
    const rest = drawn[Symbol.iterator]()
    let isWanted = true
    const work = async (): Promise<void> => {
      for (const one of rest) {
        if (!isWanted) return
        await scenarioClient.prefetchQuery(drawnQuery(one, form))
      }
    }
    for (let worker = 0; worker < MADE_AT_ONCE; worker++) void work()
    return () => {
      isWanted = false
    }
  }, [drawn, form])
  return useQueries(
    { queries: drawn.map((one) => ({ ...drawnQuery(one, form), enabled: false })), combine: asDrawn },
    scenarioClient,
  )
}

function asDrawn(results: readonly UseQueryResult<MadeQuestion>[]): readonly DrawnQuestion[] {
  return results.map(({ data, error, refetch }) => ({ made: data, error, retry: () => void refetch() }))
}
