import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { DueNote, TopicDue } from '../../challenge/progress/dueNote.ts'
import { forgivingStorage } from '../preferencesStore.ts'

/** What pages without challenge mode's own code say of it. Whoever knows the answers writes it anew (noteDue). */
export interface DueState {
  readonly topics: DueNote
  /** How many concepts can be asked about, by topic; nothing is told until a page has counted them. */
  readonly concepts: Readonly<Record<string, number>>
}

/** More due dates than there are concepts come from no version of ours. */
const DATES_MAX = 2_000
const NOTHING: DueState = { topics: {}, concepts: {} }

export const useDue = create<DueState>()(
  persist((): DueState => NOTHING, {
    name: 'taskyard/due',
    version: 1,
    storage: createJSONStorage(() => forgivingStorage(() => localStorage)),
    migrate: (stored) => readDue(stored),
    merge: (stored, current) => ({ ...current, ...readDue(stored) }),
  }),
)

/** How many concepts are due, of one topic or of all. @param nowMs  wall clock */
export function dueCount({ topics }: DueState, nowMs: number, topic?: string): number {
  return datesOf({ topics }, topic).filter((dueMs) => dueMs <= nowMs).length
}

/** When the next one is due that is not yet; `null` when none is scheduled. @param nowMs  wall clock */
export function nextDueMs({ topics }: DueState, nowMs: number): number | null {
  const later = datesOf({ topics }).filter((dueMs) => dueMs > nowMs)
  return later.length === 0 ? null : Math.min(...later)
}

/** 0 to 1: how much of a topic is known; `null` before anything of it was answered, or its concepts were counted. */
export function levelOf({ topics, concepts }: DueState, topic: string): number | null {
  const [own, count] = [topics[topic], concepts[topic]]
  return own === undefined || count === undefined || count === 0 ? null : Math.min(1, own.known / count)
}

function datesOf({ topics }: Pick<DueState, 'topics'>, topic?: string): readonly number[] {
  return topic === undefined ? Object.values(topics).flatMap(({ dueMs }) => dueMs) : (topics[topic]?.dueMs ?? [])
}

/** Takes what it understands from stored data; never throws. */
export function readDue(stored: unknown): DueState {
  const [topics, concepts] = [memberOf(stored, 'topics'), memberOf(stored, 'concepts')]
  return {
    topics: Object.fromEntries(Object.entries(topics).flatMap(([id, one]) => (isTopicDue(one) ? [[id, one]] : []))),
    concepts: Object.fromEntries(Object.entries(concepts).flatMap(([id, one]) => (isCount(one) ? [[id, one]] : []))),
  }
}

function memberOf(stored: unknown, name: string): object {
  if (typeof stored !== 'object' || stored === null) return {}
  const member: unknown = Reflect.get(stored, name)
  return typeof member === 'object' && member !== null ? member : {}
}

function isTopicDue(value: unknown): value is TopicDue {
  if (typeof value !== 'object' || value === null || !('dueMs' in value) || !('known' in value)) return false
  const { dueMs, known } = value
  return Array.isArray(dueMs) && dueMs.length <= DATES_MAX && dueMs.every(isCount) && isCount(known)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
