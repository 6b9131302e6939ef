import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import type { Scheduled } from '../../challenge/progress/schedule.ts'
import { dayOf } from '../due/days.ts'

/** So many days ahead are told. */
const AHEAD_DAYS = 7
/** So many days back are drawn. */
const HISTORY_DAYS = 30

export interface DueDay {
  readonly day: number
  readonly count: number
}

/** What comes back today and on each of the next days; what is late is of today. @param nowMs  wall clock */
export function dueByDay(schedule: readonly Scheduled[], nowMs: number): readonly DueDay[] {
  const today = dayOf(nowMs)
  const days = schedule.map(({ dueMs }) => Math.max(today, dayOf(dueMs)))
  return Array.from({ length: AHEAD_DAYS }, (_, ahead) => {
    const day = today + ahead
    return { day, count: days.filter((one) => one === day).length }
  })
}

export interface AnsweredDay {
  readonly day: number
  readonly asked: number
  readonly right: number
}

/** The last days, oldest first, those without an answer too. @param nowMs  wall clock */
export function answersByDay(answers: readonly AnswerRecord[], nowMs: number): readonly AnsweredDay[] {
  const today = dayOf(nowMs)
  const counts = new Map<number, { asked: number; right: number }>()
  for (const { atMs, isRight } of answers) {
    const count = counts.get(dayOf(atMs)) ?? { asked: 0, right: 0 }
    counts.set(dayOf(atMs), { asked: count.asked + 1, right: count.right + Number(isRight) })
  }
  return Array.from({ length: HISTORY_DAYS }, (_, index) => {
    const day = today - HISTORY_DAYS + 1 + index
    return { day, ...(counts.get(day) ?? { asked: 0, right: 0 }) }
  })
}
