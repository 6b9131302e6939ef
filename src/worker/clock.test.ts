import { describe, expect, it } from 'vitest'
import { finish } from '../base/work.ts'
import { Run } from '../model/engine/run.ts'
import { advance, branchOf, hashOf, openLab, replayed } from './lab.fixture.ts'
import { roll, rollWide } from './rollingLab.fixture.ts'

describe('two branches side by side', () => {
  it('stop together at the earliest next decision of both', () => {
    const lab = openLab()
    advance(lab, 60_000)
    const { branchId } = finish(lab.forking('main', 'wide', [rollWide]))
    finish(lab.acting('main', roll))
    finish(lab.showing(['main', branchId], 'main'))
    const stops: number[] = []
    while (finish(lab.steppingForward('decision')).hasStopped) {
      stops.push(lab.nowMs)
      expect(lab.shown.map(({ run }) => run.nowMs)).toEqual([lab.nowMs, lab.nowMs])
      expect(lab.shown.map((branch) => branch.isPast)).toEqual([false, false])
    }
    const decided = ['main', branchId].flatMap((id) => {
      const run = new Run({ seed: lab.seed, log: branchOf(lab, id).log })
      run.advance(lab.nowMs)
      return run.history.decisions.map(({ atMs }) => atMs).filter((atMs) => atMs > 60_000)
    })
    expect(stops).toEqual([...new Set(decided)].sort((one, other) => one - other))
    expect(stops.length).toBeGreaterThan(6)
  })

  it('play to the next decision the same way', () => {
    const lab = openLab()
    advance(lab, 60_000)
    const { branchId } = finish(lab.forking('main', 'wide', [rollWide]))
    finish(lab.acting('main', roll))
    finish(lab.showing([branchId, 'main'], 'main'))
    expect(finish(lab.advancing(600_000, 'decision'))).toEqual({ atMs: 61_000, hasStopped: true })
    expect(lab.shown.map(({ run }) => run.headMs)).toEqual([61_000, 61_000])
  })

  it('step back to the latest decision of both, and to the start at the end', () => {
    const lab = openLab()
    advance(lab, 60_000)
    const steps: number[] = []
    while (finish(lab.steppingBack('decision')).hasStopped) steps.push(lab.nowMs)
    expect(steps).toEqual([...new Set(lab.shown[0]?.run.history.decisions.map(({ atMs }) => atMs))].reverse())
    expect(lab.nowMs).toBe(0)
  })

  it('bring a hidden branch to the present when it is shown', () => {
    const lab = openLab()
    const { branchId } = finish(lab.forking('main', '', [roll]))
    advance(lab, 90_000)
    finish(lab.showing([branchId], branchId))
    expect(lab.shown[0]?.run.nowMs).toBe(90_000)
    expect(hashOf(lab, branchId)).toBe(replayed(lab, branchId, 90_000))
  })
})

describe('a step forward', () => {
  it('stays where it is when nothing comes', () => {
    const lab = openLab()
    while (finish(lab.steppingForward('decision')).hasStopped);
    const atMs = lab.nowMs
    expect(finish(lab.steppingForward('decision'))).toEqual({ atMs, hasStopped: false })
    expect(finish(lab.acting('main', roll)).branchId).toBe('main')
  })
})
