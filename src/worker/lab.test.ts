import { describe, expect, it } from 'vitest'
import { COMMANDS_MAX } from '../labfile/labFile.ts'
import { LAB_FULL } from '../labfile/logSize.ts'
import { finish } from '../base/work.ts'
import { answerRef } from '../model/api/answerRef.ts'
import { act } from '../model/api/act.ts'
import { Lab } from './lab.ts'
import { advance, branchOf, hashOf, openLab, replayed, timed } from './lab.fixture.ts'
import { BRANCHES_MAX } from './protocol.ts'
import { describeService, refused, roll, rollingLab, scaleTo } from './rollingLab.fixture.ts'

describe('DET-4 whatever was done to a lab, its log alone leads to the same world', () => {
  it('after live acts at several times', () => {
    const lab = openLab()
    advance(lab, 60_000)
    finish(lab.acting('main', roll))
    advance(lab, 75_500)
    finish(lab.acting('main', scaleTo(6)))
    advance(lab, 300_000)
    expect(hashOf(lab, 'main')).toBe(replayed(lab, 'main', 300_000))
  })

  it('after seeking to and fro', () => {
    const lab = openLab()
    advance(lab, 60_000)
    finish(lab.acting('main', roll))
    advance(lab, 200_000)
    const hashes = [61_000, 100_000, 173_000, 200_000].map((atMs) => ({ atMs, hash: replayed(lab, 'main', atMs) }))
    for (const { atMs, hash } of [...hashes.reverse(), ...hashes.reverse()]) {
      finish(lab.seeking(atMs))
      expect(hashOf(lab, 'main'), `at ${String(atMs)}`).toBe(hash)
    }
    expect(lab.info().branches).toHaveLength(1)
  })

  it('after a restoration from what the page knows', () => {
    const lab = openLab()
    advance(lab, 60_000)
    finish(lab.acting('main', roll))
    advance(lab, 120_000)
    finish(lab.seeking(80_000))
    finish(lab.acting('main', scaleTo(2)))
    advance(lab, 100_000)
    const again = finish(Lab.restoring({ lab: lab.info(), atMs: lab.nowMs }))
    expect(again.info()).toEqual(lab.info())
    expect(hashOf(again, 'branch-2')).toBe(hashOf(lab, 'branch-2'))
    expect(again.nowMs).toBe(100_000)
  })
})

describe('acts that are given together', () => {
  const group = act('elbv2', 'CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 80, TargetType: 'ip' })
  const drains = act('elbv2', 'ModifyTargetGroupAttributes', {
    TargetGroupArn: answerRef('CreateTargetGroup', 'TargetGroups[0].TargetGroupArn'),
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
  })

  it.each([false, true])(
    'use what those before were answered, and the log has the answer itself (past: %s)',
    (isPast) => {
      const lab = openLab()
      advance(lab, 60_000)
      if (isPast) finish(lab.acting('main', roll))
      if (isPast) finish(lab.seeking(30_000))
      const { answer, branchId } = finish(lab.acting('main', [group, drains]))
      expect(answer).toHaveProperty('output')
      const last = branchOf(lab, branchId).log.at(-1)
      expect(last?.input.TargetGroupArn).toMatch(/^arn:aws:elasticloadbalancing:/)
      expect(hashOf(lab, branchId)).toBe(replayed(lab, branchId, lab.nowMs))
    },
  )
})

describe('an act in the past makes a branch', () => {
  it('and both are kept', () => {
    const lab = openLab()
    advance(lab, 60_000)
    finish(lab.acting('main', roll))
    advance(lab, 200_000)
    const mainHash = hashOf(lab, 'main')
    finish(lab.seeking(90_000))
    const acted = finish(lab.acting('main', scaleTo(8)))
    expect(acted.branchId).toBe('branch-2')
    expect(acted.lab).toMatchObject({ activeBranchId: 'branch-2', shownBranchIds: ['branch-2'] })
    expect(branchOf(lab, 'branch-2')).toMatchObject({ name: 'branch 2', parentId: 'main', forkAtMs: 90_000 })
    expect(branchOf(lab, 'branch-2').log.slice(-2)).toEqual([timed(60_000, roll), timed(90_000, scaleTo(8))])
    advance(lab, 200_000)
    expect(hashOf(lab, 'branch-2')).toBe(replayed(lab, 'branch-2', 200_000))
    finish(lab.showing(['main'], 'main'))
    expect(hashOf(lab, 'main')).toBe(mainHash)
  })

  it('but at the head it does not, also after a step', () => {
    const lab = openLab()
    finish(lab.steppingForward('decision'))
    expect(finish(lab.acting('main', roll)).branchId).toBe('main')
  })

  it('and a refused one leaves nothing behind', () => {
    const lab = openLab()
    advance(lab, 60_000)
    const before = { hash: hashOf(lab, 'main'), info: lab.info() }
    expect(finish(lab.acting('main', refused)).answer).toMatchObject({ error: { name: expect.any(String) } })
    expect({ hash: hashOf(lab, 'main'), info: lab.info() }).toEqual(before)
    finish(lab.seeking(30_000))
    expect(finish(lab.acting('main', refused))).toMatchObject({ branchId: 'main', answer: { error: {} } })
    expect(lab.info().branches).toHaveLength(1)
  })

  it('nor do those that were given with one that is refused, what could be redone still can', () => {
    const lab = openLab()
    advance(lab, 60_000)
    finish(lab.acting('main', scaleTo(6)))
    finish(lab.undoing())
    advance(lab, 60_000)
    const before = { hash: hashOf(lab, 'main'), info: lab.info() }
    expect(before.info.canRedo).toBe(true)
    expect(finish(lab.acting('main', [scaleTo(5), roll, refused])).answer).toMatchObject({ error: {} })
    expect({ hash: hashOf(lab, 'main'), info: lab.info() }).toEqual(before)
    expect(finish(lab.acting('main', [scaleTo(5), roll])).answer).toHaveProperty('output.service.desiredCount', 5)
    expect(branchOf(lab, 'main').ownCount).toBe(2)
  })

  it('until there are as many as a lab holds', () => {
    const lab = openLab()
    advance(lab, 60_000)
    for (let made = 1; made < BRANCHES_MAX; made += 1) finish(lab.forking('main', '', [scaleTo(made)]))
    finish(lab.seeking(30_000))
    expect(finish(lab.acting('main', scaleTo(3))).answer).toMatchObject({ error: { name: LAB_FULL } })
    expect(lab.info().branches).toHaveLength(BRANCHES_MAX)
    finish(lab.removing('branch-3'))
    expect(finish(lab.acting('main', scaleTo(3))).branchId).toBe('branch-3')
  })
})

describe('limits', () => {
  it('refuses one command more than a lab holds', () => {
    const { commands } = rollingLab
    const many = Array.from({ length: COMMANDS_MAX - 1 - commands.length }, (_, at) => timed(at, scaleTo(at % 5)))
    const lab = finish(Lab.opening({ ...rollingLab, commands: [...commands, ...many] }))
    expect(finish(lab.acting('main', scaleTo(1))).answer).toHaveProperty('output')
    expect(finish(lab.acting('main', scaleTo(2))).answer).toMatchObject({ error: { name: LAB_FULL } })
    expect(branchOf(lab, 'main').log).toHaveLength(COMMANDS_MAX)
  })

  it('answers for a branch that is gone, and never moves time out of its range', () => {
    const lab = openLab()
    expect(finish(lab.acting('branch-9', roll)).answer).toMatchObject({ error: { name: 'ClientException' } })
    expect(lab.query('branch-9', describeService)).toMatchObject({ error: { name: 'ClientException' } })
    finish(lab.showing(['branch-9'], 'branch-9'))
    expect(lab.info().shownBranchIds).toEqual(['main'])
    for (const atMs of [NaN, -5, -Infinity, 0.5]) finish(lab.seeking(atMs))
    expect(lab.nowMs).toBe(0)
  })
})

describe('undo and redo', () => {
  it('take one’s own command back, at its time, and give it again', () => {
    const lab = openLab()
    advance(lab, 60_000)
    const before = hashOf(lab, 'main')
    finish(lab.acting('main', roll))
    const acted = hashOf(lab, 'main')
    advance(lab, 90_000)
    const later = hashOf(lab, 'main')
    expect(finish(lab.undoing())).toMatchObject({ canUndo: false, canRedo: true })
    expect(lab.nowMs).toBe(60_000)
    expect(hashOf(lab, 'main')).toBe(before)
    expect(finish(lab.redoing())).toMatchObject({ canUndo: true, canRedo: false })
    expect(hashOf(lab, 'main')).toBe(acted)
    advance(lab, 90_000)
    expect(hashOf(lab, 'main')).toBe(later)
  })

  it('redo at the command’s own time, however far one has gone on', () => {
    const lab = openLab()
    advance(lab, 60_000)
    finish(lab.acting('main', roll))
    finish(lab.undoing())
    advance(lab, 200_000)
    finish(lab.redoing())
    expect(lab.nowMs).toBe(60_000)
    expect(lab.info().branches).toHaveLength(1)
    expect(branchOf(lab, 'main').log.at(-1)).toEqual(timed(60_000, roll))
    expect(hashOf(lab, 'main')).toBe(replayed(lab, 'main', 60_000))
  })

  it('do not reach into what was opened, and a new act ends redo', () => {
    const lab = openLab()
    expect(finish(lab.undoing())).toEqual(lab.info())
    expect(branchOf(lab, 'main').log).toEqual(rollingLab.commands)
    finish(lab.acting('main', roll))
    finish(lab.undoing())
    finish(lab.acting('main', scaleTo(2)))
    expect(lab.info()).toMatchObject({ canUndo: true, canRedo: false })
  })

  it('take away and bring back the branch that an act had made, with what was undone on it', () => {
    const lab = openLab()
    advance(lab, 60_000)
    finish(lab.acting('main', roll))
    advance(lab, 120_000)
    finish(lab.seeking(90_000))
    finish(lab.acting('main', scaleTo(6)))
    lab.rename('branch-2', 'six tasks')
    advance(lab, 100_000)
    finish(lab.acting('branch-2', scaleTo(7)))
    const whole = lab.info()
    finish(lab.undoing())
    expect(finish(lab.undoing())).toMatchObject({ activeBranchId: 'main', branches: [{ id: 'main' }], canRedo: true })
    expect(lab.nowMs).toBe(90_000)
    finish(lab.redoing())
    expect(branchOf(lab, 'branch-2')).toMatchObject({ name: 'six tasks', ownCount: 1 })
    finish(lab.redoing())
    expect(lab.info()).toEqual(whole)
  })
})

it('DET-7 reads, forecasts and files change nothing', () => {
  const lab = openLab()
  advance(lab, 60_000)
  const before = { hash: hashOf(lab, 'main'), info: lab.info() }
  expect(lab.query('main', describeService)).toMatchObject({ output: { services: [{ desiredCount: 4 }] } })
  finish(lab.forecasting('main', 600_000))
  finish(lab.trying('main', { acts: [scaleTo(6)], aheadMs: 600_000 }))
  expect(lab.toFile('main')).toEqual(rollingLab)
  expect({ hash: hashOf(lab, 'main'), info: lab.info() }).toEqual(before)
})

it('what acts would come to is told with an answer of the world that they lead to, and nothing of what is refused', () => {
  const lab = openLab()
  advance(lab, 60_000)
  const tried = finish(lab.trying('main', { acts: [scaleTo(6)], aheadMs: 600_000, read: describeService }))
  expect(tried?.answer).toMatchObject({ output: { services: [{ desiredCount: 6, runningCount: 6 }] } })
  expect(tried?.history.decisions.every(({ atMs }) => atMs >= 60_000)).toBe(true)
  const refused = { ...scaleTo(6), input: { service: 'none' } }
  expect(finish(lab.trying('main', { acts: [scaleTo(7), refused], aheadMs: 600_000 }))).toBeNull()
})

it('a forecast tells what then happens, without each placement by itself', () => {
  const lab = openLab()
  advance(lab, 60_000)
  finish(lab.acting('main', roll))
  const foretold = finish(lab.forecasting('main', 600_000)).decisions.filter(({ atMs }) => atMs > 60_000)
  advance(lab, 660_000)
  const decisions = (lab.shown[0]?.run.history.decisions ?? []).filter(
    ({ atMs, kind }) => atMs > 60_000 && kind !== 'placement',
  )
  expect(decisions.slice(0, foretold.length)).toEqual(foretold)
  expect(foretold.length).toBeGreaterThan(3)
})
