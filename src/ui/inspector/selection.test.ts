import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTING, DEMO_ORIGIN_MS, DEMO_SERVICE_KEY, demoFile } from '../../lessons/rollingDemo.ts'
import { Run } from '../../model/engine/run.ts'
import type { BranchView } from '../../session/mirror.ts'
import { decisionRef } from '../subjects/decision/decisionRef.ts'
import { chosen, decisionCount, inspected, ownInspected, shownService, xrayed } from './selection.ts'

/** The demo's update, 60 s after it was asked for: two stopped, two started, two healthy. */
function viewAt(atMs: number): BranchView {
  const file = demoFile(DEFAULT_SETTING)
  const run = new Run({ seed: file.seed, log: file.commands })
  run.advance(DEMO_ORIGIN_MS + 60_000)
  run.seek(atMs)
  const { world, history, nowMs, headMs, hash } = run
  const stream = { branchId: 'main', version: 1, stream: 0, sequence: 0, forecast: null }
  return { ...stream, world, history, nowMs, headMs, hash }
}

describe('what the inspector is about', () => {
  const view = viewAt(DEMO_ORIGIN_MS + 1_000)

  it('is the scheduler’s newest verdict, not the placements beside it', () => {
    const at = viewAt(DEMO_ORIGIN_MS + 5_000)
    const about = inspected(null, at)
    const decision = at.history.decisions.find(({ id }) => about?.kind === 'decision' && String(id) === about.id)
    expect(decision).toMatchObject({ kind: 'rolling', action: 'start', count: 2, atMs: DEMO_ORIGIN_MS + 5_000 })
    expect(at.history.decisions.filter(({ atMs, kind }) => atMs === at.nowMs && kind === 'placement')).toHaveLength(2)
  })

  it('is nothing before the first decision', () => {
    expect(inspected(null, viewAt(0))).toBeNull()
  })

  it('is a chosen decision until time moves on', () => {
    const placement = view.history.decisions.find(({ kind }) => kind === 'placement')
    const selection = chosen(decisionRef(placement?.id ?? 0), view.nowMs)
    expect(inspected(selection, view)).toEqual(decisionRef(placement?.id ?? 0))
    expect(xrayed(inspected(selection, view), view)).toBe(placement)
    expect(inspected(selection, viewAt(DEMO_ORIGIN_MS + 5_000))).not.toEqual(decisionRef(placement?.id ?? 0))
    expect(ownInspected(selection, viewAt(DEMO_ORIGIN_MS + 5_000))).toBeNull()
  })

  it('is a chosen object, whatever time it is', () => {
    const [id = ''] = view.world.instances.keys()
    const selection = chosen({ kind: 'containerInstance', id }, view.nowMs)
    expect(inspected(selection, viewAt(DEMO_ORIGIN_MS + 5_000))).toEqual({ kind: 'containerInstance', id })
    expect(ownInspected(selection, view)).toEqual({ kind: 'containerInstance', id })
  })

  it('of tasks that wait and already have a place is their service', () => {
    const about = inspected({ kind: 'waiting', id: DEMO_SERVICE_KEY }, view)
    expect(about).toEqual({ kind: 'service', id: DEMO_SERVICE_KEY })
  })
})

describe('the timeline', () => {
  it('is of the service concerned, or of the one there is', () => {
    const view = viewAt(DEMO_ORIGIN_MS)
    const [task] = view.world.tasks.keys()
    expect(shownService({ kind: 'task', id: task ?? '' }, view)).toBe(DEMO_SERVICE_KEY)
    expect(shownService(null, view)).toBe(DEMO_SERVICE_KEY)
    expect(shownService(null, { ...view, world: new Run({ seed: 1 }).world })).toBeNull()
  })

  it('counts the decisions up to now among those known', () => {
    const early = decisionCount(viewAt(DEMO_ORIGIN_MS))
    const late = decisionCount(viewAt(DEMO_ORIGIN_MS + 60_000))
    expect(early.count).toBe(late.count)
    expect(early.index).toBeLessThan(late.index)
    expect(late.index).toBe(late.count)
  })
})
