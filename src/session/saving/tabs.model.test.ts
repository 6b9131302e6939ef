import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checksumOf } from './records.ts'
import { loadLab } from './loadLab.ts'
import { removeSavedLab } from './manageLabs.ts'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { listSavedLabs } from './savedLabs.ts'
import type { Pointer, Slot } from './shelf.ts'
import { FakeLocks, Tab, type Fault } from './tabs.fixture.ts'

type Edit = (typeof EDITS)[number]
const EDITS = ['cut', 'garble', 'forge', 'dropSlot', 'garblePointer', 'dropPointer', 'swap', 'newer'] as const

type Step =
  | { readonly do: 'act' | 'hide' | 'save' | 'close' | 'openEmpty'; readonly tab: number }
  | { readonly do: 'openSaved' | 'remove'; readonly tab: number; readonly lab: number }
  | { readonly do: 'answer'; readonly tab: number; readonly mayReplace: boolean }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'fault'; readonly tab: number; readonly fault: Fault }
  | { readonly do: 'edit'; readonly lab: number; readonly edit: Edit }

/** What a page called saved: the lab's id, and the clusters that its acts had created, in order. */
interface Acknowledged {
  readonly labId: string
  readonly names: string
}

/** What the tabs of all runs have said, each as often as it was news. */
const met = new Map<string, number>()

/** Several tabs over one disk, and what they have promised. */
class Browser {
  readonly disk = new MemoryShelf()
  readonly #locks = new FakeLocks()
  readonly #haveLocks: readonly boolean[]
  readonly #tabs: Tab[]
  #acknowledged: Acknowledged[] = []
  readonly #lastSeen = new Map<Tab, string>()
  #acts = 0

  constructor(haveLocks: readonly boolean[]) {
    this.#haveLocks = haveLocks
    this.#tabs = haveLocks.map((hasLocks) => new Tab(this.disk, this.#locks, hasLocks))
  }

  /** @param gapMs  until the next step: a call to the storage may be under way then */
  async carryOut(step: Step, gapMs: number): Promise<void> {
    await this.#start(step)
    await vi.advanceTimersByTimeAsync(step.do === 'wait' ? step.ms : gapMs)
    for (const [index, tab] of this.#tabs.entries()) if (tab.isDead) this.#replace(index)
    await this.#check()
  }

  async #start(step: Step): Promise<void> {
    if (step.do === 'wait') return
    if (step.do === 'edit') return this.#edit(await this.#labId(step.lab), step.edit)
    const index = step.tab % this.#tabs.length
    const tab = this.#tabs[index]
    if (tab === undefined) return
    switch (step.do) {
      case 'act':
        return tab.act(`act-${String((this.#acts += 1))}`)
      case 'hide':
        return void tab.keeping.secure()
      case 'save':
        return void tab.keeping.save()
      case 'close':
        tab.die()
        return
      case 'openEmpty':
        return void tab.opener.open({ kind: 'file', file: EMPTY, atMs: null }, 'firstAct')
      case 'answer':
        return tab.opener.answer(step.mayReplace)
      case 'fault':
        tab.fault = step.fault
        return
      case 'openSaved':
        return void tab.opener.openSaved(await this.#labId(step.lab), 'A lab')
      case 'remove':
        return this.#remove(tab, await this.#labId(step.lab))
    }
  }

  async #remove(tab: Tab, labId: string): Promise<void> {
    const removed = await removeSavedLab(this.disk, tab.locks, labId)
    // Removed by a person: nothing is promised of it any more.
    if ('isRemoved' in removed) this.#forget(labId)
  }

  #replace(index: number): void {
    this.#tabs[index] = new Tab(this.disk, this.#locks, this.#haveLocks[index] ?? true)
  }

  async #labId(number: number): Promise<string> {
    const labs = await listSavedLabs(this.disk)
    return labs[number % Math.max(1, labs.length)]?.labId ?? 'none'
  }

  /** What was said up to now is heard first. */
  #forget(labId: string): void {
    for (const tab of this.#tabs) this.#hear(tab)
    this.#acknowledged = this.#acknowledged.filter((one) => one.labId !== labId)
  }

  /** What is promised of a lab ends where somebody else has a hand in its records; other labs are not touched. */
  #edit(labId: string, edit: Edit): void {
    const pointer = this.disk.pointers.get(labId) as Pointer | undefined
    const slotId = pointer?.slotIds?.[0] ?? ''
    const slot = this.disk.slots.get(slotId) as Slot | undefined
    // Already beyond reading.
    if (typeof slot?.text !== 'string') return
    this.#forget(labId)
    const put = (text: string): unknown =>
      this.disk.slots.set(slotId, { ...slot, text, checksum: checksumOf(labId, text) })
    const edits: Readonly<Record<Edit, () => unknown>> = {
      cut: () => this.disk.slots.set(slotId, { ...slot, text: slot.text.slice(0, -5) }),
      garble: () => this.disk.slots.set(slotId, { blob: 7 }),
      forge: () => put('{"format":"taskyard/saved","version":1}'),
      dropSlot: () => this.disk.slots.delete(slotId),
      garblePointer: () => this.disk.pointers.set(labId, { labId, slotIds: 7 }),
      dropPointer: () => this.disk.pointers.delete(labId),
      swap: () => this.disk.slots.set(slotId, { ...slot, labId: 'another' }),
      newer: () => put(slot.text.replace('"version":1', '"version":2')),
    }
    edits[edit]()
  }

  async #check(): Promise<void> {
    for (const tab of this.#tabs) this.#hear(tab)
    for (const { labId, names } of this.#acknowledged) {
      const loading = await loadLab(this.disk, labId)
      expect('lab' in loading ? namesOf(loading.lab.state.lab.branches[0]?.log ?? []) : loading.error).toMatch(
        new RegExp(`^${names}`),
      )
    }
  }

  /** Takes down what a tab says is saved, the moment it says so. */
  #hear(tab: Tab): void {
    const { status, savedAt, trouble } = tab.keeping.state.getState()
    const { labId } = tab.keeping
    const names = namesOf(tab.log)
    const seen = `${status} ${String(savedAt)} ${String(labId)} ${names}`
    if (seen === this.#lastSeen.get(tab)) return
    this.#lastSeen.set(tab, seen)
    met.set(status, (met.get(status) ?? 0) + 1)
    if (trouble !== null) met.set(trouble.kind, (met.get(trouble.kind) ?? 0) + 1)
    if (status !== 'saved' || labId === null || savedAt === null) return
    this.#acknowledged.push({ labId, names })
  }
}

const IS_SOAK = import.meta.env.MODE === 'soak'
/** The same schedules each time, so that what they must meet is met; `npm run soak` goes through others, and more. */
const [SEED, TIMES] = IS_SOAK ? [101, 10] : [7, 1]
/** Far more than it takes: a bound for a hang. */
const TIMEOUT_MS = IS_SOAK ? 1_800_000 : 120_000

const EMPTY = { format: 'taskyard/lab', version: 1, title: 'Empty', seed: 1, commands: [] } as const

function namesOf(log: readonly { readonly input: Readonly<Record<string, unknown>> }[]): string {
  return log.map(({ input }) => `${String(input.clusterName)};`).join('')
}

const tab = fc.nat(2)
const gapMs = fc.constantFrom(0, 7, 100)
const lab = fc.nat(3)
const fault: fc.Arbitrary<Fault> = fc.record({
  afterCalls: fc.nat(4),
  kind: fc.constantFrom('failsBefore', 'failsAfter', 'diesBefore', 'diesAfter'),
  error: fc.constantFrom('QuotaExceededError', 'AbortError', 'UnknownError'),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('act' as const), tab }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1_000, 2_500, 40_000) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('openSaved' as const), tab, lab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('hide', 'save', 'close', 'openEmpty'), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fault' as const), tab, fault }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answer' as const), tab, mayReplace: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('edit' as const), lab, edit: fc.constantFrom(...EDITS) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), tab, lab }) },
)

describe('SAV-2 whatever tabs, deaths, failures and strange hands do', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it.each([
    { tabs: [true, true], numRuns: 120 },
    { tabs: [true, true, true], numRuns: 120 },
    // A browser that refuses locks, or one tab of another release.
    { tabs: [false, true], numRuns: 80 },
    { tabs: [false, false, false], numRuns: 80 },
  ])(
    'no acknowledged save is lost and no lab is written over another (tabs with locks: $tabs)',
    async ({ tabs, numRuns }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(step, gapMs), { minLength: 5, maxLength: 40 }), async (steps) => {
          const browser = new Browser(tabs)
          for (const [one, gap] of steps) await browser.carryOut(one, gap)
        }),
        { numRuns: numRuns * TIMES, seed: SEED },
      )
    },
    TIMEOUT_MS,
  )

  it('and all of that has happened', () => {
    const words = ['saved', 'failed', 'elsewhere', 'takenOver', 'behind', 'copied', 'storage']
    expect(words.filter((word) => !met.has(word))).toEqual([])
  })
})
