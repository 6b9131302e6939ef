import {
  DEFAULT_SETTING,
  DEMO_ORIGIN_MS,
  DESIRED_MAX,
  REVISION_MAX,
  ROOM_MAX,
  ROOM_STEP,
  type DemoChange,
  type DemoSetting,
} from '../../lessons/rollingDemo.ts'
import { changesText, readChanges } from './demoChanges.ts'
import type { DemoSearch } from './demoSearch.ts'

/** The second side of a comparison: its own percents, everything else the same. */
export interface OtherPercents {
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
}

/** What a demo's address says. */
export interface DemoAddress {
  readonly setting: DemoSetting
  /** The lab's time to open at. */
  readonly atMs: number
  /** Made in mid-deployment, oldest first; a comparison has none. */
  readonly changes: readonly DemoChange[]
  readonly other: OtherPercents | null
}

export function readAddress(search: DemoSearch): DemoAddress {
  const setting: DemoSetting = {
    desiredCount: within(search.desired, 0, DESIRED_MAX) ?? DEFAULT_SETTING.desiredCount,
    minimumHealthyPercent: search.min ?? DEFAULT_SETTING.minimumHealthyPercent,
    maximumPercent: search.max ?? DEFAULT_SETTING.maximumPercent,
    fromRevision: within(search.from, 1, REVISION_MAX) ?? DEFAULT_SETTING.fromRevision,
    toRevision: within(search.to, 1, REVISION_MAX) ?? DEFAULT_SETTING.toRevision,
    room: roomOf(search.room ?? DEFAULT_SETTING.room),
    seed: search.seed ?? DEFAULT_SETTING.seed,
    loadPercent: within(search.load, 0, 400) ?? DEFAULT_SETTING.loadPercent,
    isNewBad: search.bad === 1,
    hasBreaker: search.breaker === 1,
  }
  const hasOther = search.bMin !== undefined || search.bMax !== undefined
  return {
    setting,
    atMs: DEMO_ORIGIN_MS + (search.at ?? 0),
    changes: hasOther || search.changes === undefined ? [] : readChanges(search.changes),
    other: hasOther ? { minimumHealthyPercent: search.bMin ?? 100, maximumPercent: search.bMax ?? 200 } : null,
  }
}

/** The shortest address that reads as the same: what is default is left out. */
export function writeAddress({ setting, atMs, changes, other }: DemoAddress): DemoSearch {
  const unless = (value: number, usual: number): number | undefined => (value === usual ? undefined : value)
  return {
    desired: unless(setting.desiredCount, DEFAULT_SETTING.desiredCount),
    min: setting.minimumHealthyPercent,
    max: setting.maximumPercent,
    from: unless(setting.fromRevision, DEFAULT_SETTING.fromRevision),
    to: unless(setting.toRevision, DEFAULT_SETTING.toRevision),
    room: unless(setting.room, DEFAULT_SETTING.room),
    seed: unless(setting.seed, DEFAULT_SETTING.seed),
    load: unless(setting.loadPercent, DEFAULT_SETTING.loadPercent),
    bad: setting.isNewBad ? 1 : undefined,
    breaker: setting.hasBreaker ? 1 : undefined,
    at: unless(Math.max(0, atMs - DEMO_ORIGIN_MS), 0),
    changes: other === null ? changesText(changes) : undefined,
    bMin: other?.minimumHealthyPercent,
    bMax: other?.maximumPercent,
  }
}

/** Whole instances: one m5.large has room for ROOM_STEP tasks. */
export function roomOf(tasks: number): number {
  return Math.min(ROOM_MAX, Math.max(ROOM_STEP, Math.ceil(tasks / ROOM_STEP) * ROOM_STEP))
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  return value === undefined ? undefined : Math.min(most, Math.max(least, value))
}
