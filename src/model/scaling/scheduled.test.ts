import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE, WEB, activities, apiSeconds, load, scalableLab, scaling, track } from '../../testing/scaling.ts'
import { createService } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { DESIRED_COUNT_MAX } from '../world/labLimits.ts'
import { isoText } from '../world/utcTime.ts'
import { nextTime, parseSchedule } from './schedule.ts'
import { zoneNamed } from './zones.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The next times of a schedule from the lab's beginning on, a Thursday, the first of January. */
function times(text: string, count: number, zoneName: string | null = null): readonly string[] {
  const schedule = parseSchedule(text)
  const zone = zoneNamed(zoneName)
  if (schedule === null || zone === null) throw new Error(text)
  const all: string[] = []
  let atMs: number | null = 0
  while (all.length < count) {
    atMs = nextTime(schedule, { startMs: 0, endMs: null, zone }, atMs)
    if (atMs === null) break
    all.push(isoText(atMs).slice(0, 16))
  }
  return all
}

function put(lab: TestLab, Schedule: string, { StartTime, EndTime, ...action }: Input): void {
  const fields = { ScheduledActionName: 'morning', Schedule, StartTime, EndTime }
  scaling(lab, 'PutScheduledAction', { ...fields, ScalableTargetAction: action })
}

describe('SCL-11 when a schedule is due', () => {
  it.each<readonly [string, readonly string[]]>([
    ['at(2026-01-02T03:04:05)', ['2026-01-02T03:04']],
    ['rate(90 minutes)', ['2026-01-01T01:30', '2026-01-01T03:00', '2026-01-01T04:30']],
    ['rate(1 day)', ['2026-01-02T00:00', '2026-01-03T00:00']],
    ['cron(15 10 * * ? *)', ['2026-01-01T10:15', '2026-01-02T10:15']],
    ['cron(0 18 ? * MON-FRI *)', ['2026-01-01T18:00', '2026-01-02T18:00', '2026-01-05T18:00']],
    ['cron(0/30 8 ? * 2 2027)', ['2027-01-04T08:00', '2027-01-04T08:30', '2027-01-11T08:00']],
    ['cron(0 0 29 FEB ? *)', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['cron(0 8 1 1,7 ? *)', ['2026-01-01T08:00', '2026-07-01T08:00', '2027-01-01T08:00']],
  ])('%s', (text, expected) => {
    expect(times(text, expected.length)).toEqual(expected)
  })

  it.each([
    'at(2026-02-30T00:00:00)',
    'at(2026-01-01 00:00)',
    'rate(1 minutes)',
    'rate(2 minute)',
    'rate(0 hours)',
    'rate(5 weeks)',
    'cron(0 8 * * * *)',
    'cron(0 8 ? * ? *)',
    'cron(60 8 * * ? *)',
    'cron(0 8 * * ?)',
    'cron(0 8 L * ? *)',
    'cron(0 9-5 * * ? *)',
    'every day',
  ])('%s is none', (text) => {
    expect(parseSchedule(text)).toBeNull()
  })

  it('is the first minute that fits, when each is tried', () => {
    const minute = fc.nat(59)
    const hour = fc.nat(23)
    const weekday = fc.integer({ min: 1, max: 7 })
    fc.assert(
      fc.property(fc.tuple(minute, hour, weekday), fc.nat(20_000), ([m, h, day], from) => {
        const schedule = parseSchedule(`cron(${String(m)} ${String(h)} ? * ${String(day)} *)`)
        if (schedule === null) throw new Error('no schedule')
        let tried = from + 1
        // A Thursday, which is 5.
        while (
          tried % 60 !== m ||
          Math.floor(tried / 60) % 24 !== h ||
          ((4 + Math.floor(tried / 1_440)) % 7) + 1 !== day
        )
          tried += 1
        const next = nextTime(schedule, { startMs: 0, endMs: null, zone: () => 0 }, from * MINUTE)
        expect(next).toBe(tried * MINUTE)
      }),
      { numRuns: 200 },
    )
  })
})

describe('SCL-11 scheduled actions set minimum and maximum', () => {
  it('and take a desired count outside at once, whatever cooldown there is, in AWS’s words', () => {
    const lab = scalableLab(2)
    track(lab)
    load(lab, 2, 90)
    put(lab, 'at(2026-01-01T00:10:00)', { MinCapacity: 5, MaxCapacity: 10 })
    lab.to(10 * MINUTE)
    expect(lab.service().desiredCount).toBe(5)
    expect(lab.world.scalableTargets.get('yard/web')).toMatchObject({ min: 5, max: 10 })
    expect(activities(lab).slice(-2)).toMatchObject([
      {
        Description: 'Setting min capacity to 5 and max capacity to 10',
        Cause: 'scheduled action name morning was triggered',
        StatusCode: 'Successful',
      },
      { Description: 'Setting desired count to 5.', Cause: 'minimum capacity was set to 5', StatusCode: 'Successful' },
    ])
  })

  it('one below takes it down to the maximum, and only once at its time', () => {
    const lab = scalableLab(4)
    put(lab, 'at(2026-01-01T00:10:00)', { MinCapacity: 1, MaxCapacity: 2 })
    lab.to(10 * MINUTE)
    expect(lab.service().desiredCount).toBe(2)
    expect(activities(lab).at(-1)).toMatchObject({ Cause: 'maximum capacity was set to 2' })
    expect(lab.world.scheduledActions.get('yard/web/morning')?.nextAtMs).toBeNull()
  })

  it('comes again, between its start and its end', () => {
    const lab = scalableLab(1)
    put(lab, 'rate(1 hour)', { MinCapacity: 2, StartTime: apiSeconds(2 * HOUR), EndTime: apiSeconds(4 * HOUR) })
    const next = () => lab.world.scheduledActions.get('yard/web/morning')?.nextAtMs
    expect(next()).toBe(2 * HOUR)
    lab.to(2 * HOUR)
    expect([lab.service().desiredCount, next()]).toEqual([2, 3 * HOUR])
    lab.to(3 * HOUR)
    expect(next()).toBe(4 * HOUR)
    lab.to(DAY / 2)
    expect(next()).toBeNull()
  })

  it('one that was missed while suspended is not made up for', () => {
    const lab = scalableLab(1)
    put(lab, 'at(2026-01-01T00:10:00)', { MinCapacity: 5 })
    scaling(lab, 'RegisterScalableTarget', { SuspendedState: { ScheduledScalingSuspended: true } })
    lab.to(11 * MINUTE)
    scaling(lab, 'RegisterScalableTarget', { SuspendedState: { ScheduledScalingSuspended: false } })
    lab.to(20 * MINUTE)
    expect(lab.service().desiredCount).toBe(1)
  })

  it('deleted, it does nothing', () => {
    const lab = scalableLab(1)
    put(lab, 'at(2026-01-01T00:10:00)', { MinCapacity: 5 })
    scaling(lab, 'DeleteScheduledAction', { ScheduledActionName: 'morning' })
    lab.to(20 * MINUTE)
    expect(lab.service().desiredCount).toBe(1)
  })
})

describe('SCL-11 a scheduled action is a decision', () => {
  const scheduled = (lab: TestLab) => lab.decisions.filter((one) => one.kind === 'scheduledAction')

  it('which tells what it set, what became of the count, and when it comes again', () => {
    const lab = scalableLab(2)
    put(lab, 'rate(1 hour)', { MinCapacity: 12 })
    lab.to(2 * HOUR)
    const [first, again] = scheduled(lab)
    expect(first).toMatchObject({
      rule: 'SCL-11',
      actionName: 'morning',
      sets: { min: 12, max: null },
      limitsBefore: { min: 1, max: 10 },
      limits: { min: 12, max: 12 },
      from: 2,
      to: 12,
      held: null,
      nextAtMs: 2 * HOUR + 5 * MINUTE,
    })
    expect(again).toBeUndefined()
    lab.to(2 * HOUR + 5 * MINUTE)
    expect(scheduled(lab)[1]).toMatchObject({ from: 12, to: 12, held: null })
  })

  it('of which its activities, the event and the service’s inspector know', () => {
    const lab = scalableLab(2)
    put(lab, 'at(2026-01-01T00:10:00)', { MinCapacity: 5 })
    lab.to(10 * MINUTE)
    const [{ id } = { id: 0 }] = scheduled(lab)
    expect(lab.world.scalingActivities.get('yard/web')?.map((one) => one.decisionId)).toEqual([id, id])
    expect(lab.service().events.find(({ message }) => message.includes('minimum capacity'))?.decisionId).toBe(id)
  })

  it('SCL-13 one that is missed is one too', () => {
    const lab = scalableLab(1)
    put(lab, 'at(2026-01-01T00:10:00)', { MinCapacity: 5 })
    scaling(lab, 'RegisterScalableTarget', { SuspendedState: { ScheduledScalingSuspended: true } })
    lab.to(11 * MINUTE)
    expect(scheduled(lab)).toMatchObject([
      { rule: 'SCL-13', held: 'suspended', from: 1, to: 1, limits: { min: 1, max: 10 } },
    ])
    expect(activities(lab)).toEqual([])
  })

  it('SVC-11 one that asks for more than the lab takes goes as far as that', () => {
    const lab = scalableLab(1)
    lab.act('ecs', 'CreateCluster', { clusterName: 'empty' })
    const wanted = [DESIRED_COUNT_MAX, DESIRED_COUNT_MAX, DESIRED_COUNT_MAX, DESIRED_COUNT_MAX - 4]
    wanted.forEach((desiredCount, place) =>
      createService(lab, { cluster: 'empty', serviceName: `s${String(place)}`, desiredCount }),
    )
    put(lab, 'at(2026-01-01T00:10:00)', { MinCapacity: 9 })
    lab.to(10 * MINUTE)
    expect(scheduled(lab)).toMatchObject([{ rule: 'SVC-11', held: 'quota', from: 1, to: 4 }])
  })
})

describe('SCL-11 time zones', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['winter', 'cron(0 8 * * ? *)', ['2026-01-01T07:00', '2026-01-02T07:00']],
    ['summer', 'cron(0 8 29 3,10 ? *)', ['2026-03-29T06:00', '2026-10-29T07:00']],
    ['a time that clocks set forward leave out', 'cron(30 2 28-30 3 ? *)', ['2026-03-28T01:30', '2026-03-30T00:30']],
    [
      'one that clocks set back have twice',
      'cron(30 2 ? 10 SAT,SUN 2026)',
      [
        ...['2026-10-03T00:30', '2026-10-04T00:30', '2026-10-10T00:30', '2026-10-11T00:30', '2026-10-17T00:30'],
        ...['2026-10-18T00:30', '2026-10-24T00:30', '2026-10-25T00:30', '2026-10-31T01:30'],
      ],
    ],
    [
      'midnight, which is of the day before',
      'cron(0 0 1 * ? *)',
      ['2026-01-31T23:00', '2026-02-28T23:00', '2026-03-31T22:00'],
    ],
    ['once, by its clock', 'at(2026-07-01T12:00:00)', ['2026-07-01T10:00']],
    ['once, at a time that is left out', 'at(2026-03-29T02:30:00)', ['2026-03-29T01:30']],
    ['a rate, which has none', 'rate(1 day)', ['2026-01-02T00:00', '2026-01-03T00:00']],
  ])('in Paris: %s, %s', (_, text, expected) => {
    expect(times(text, expected.length, 'Europe/Paris')).toEqual(expected)
  })

  it.each<readonly [string, readonly string[]]>([
    // A day ahead of most, where clocks are set back as those in Paris go forward.
    ['Pacific/Auckland', ['2026-01-01T19:30', '2026-01-02T19:30']],
    ['America/St_Johns', ['2026-01-01T12:00', '2026-01-02T12:00']],
    ['Asia/Kathmandu', ['2026-01-01T02:45', '2026-01-02T02:45']],
    ['Etc/GMT+9', ['2026-01-01T17:30', '2026-01-02T17:30']],
  ])('half past eight in %s', (zone, expected) => {
    expect(times('cron(30 8 * * ? *)', 2, zone)).toEqual(expected)
  })

  it('an action goes by the clocks of its own; one that is none is refused', () => {
    const lab = scalableLab(1)
    const input = { ScheduledActionName: 'morning', Schedule: 'cron(0 1 * * ? *)', Timezone: 'Africa/Tunis' }
    const put = { ...input, ScalableTargetAction: { MinCapacity: 3 } }
    expect(
      lab.refused('application-autoscaling', 'PutScheduledAction', { ...WEB, ...put, Timezone: 'Europe/Atlantis' }),
    ).toMatchObject({ name: 'ValidationException', field: 'Timezone' })
    scaling(lab, 'PutScheduledAction', put)
    expect(lab.world.scheduledActions.get('yard/web/morning')?.nextAtMs).toBe(DAY)
    expect(lab.act('application-autoscaling', 'DescribeScheduledActions', { ServiceNamespace: 'ecs' })).toMatchObject({
      ScheduledActions: [{ Schedule: 'cron(0 1 * * ? *)', Timezone: 'Africa/Tunis' }],
    })
    scaling(lab, 'PutScheduledAction', { ...put, Timezone: 'America/Sao_Paulo' })
    lab.to(4 * HOUR)
    expect(lab.service().desiredCount).toBe(3)
  })
})
