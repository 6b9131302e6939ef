import { expect, it } from 'vitest'
import { clockText } from '../../look/time.ts'
import { putAlarm } from '../../testing/alarms.ts'
import { createService, register, yard } from '../../testing/builders.ts'
import { readyToPush, WEB_URI } from '../../testing/workstation.ts'
import { starterText } from '../subjects/registry/policyActs.ts'
import { scalableLab, scaling } from '../../testing/scaling.ts'
import { stillToCome } from './stillToCome.ts'

it('a lab at rest tells which schedules, traffic and alarms go on by themselves', () => {
  const plain = yard()
  register(plain)
  createService(plain)
  expect(stillToCome(plain.world)).toEqual([])

  const lab = scalableLab(2)
  for (const hour of [8, 9, 10, 11]) {
    scaling(lab, 'PutScheduledAction', {
      ScheduledActionName: `at-${String(hour)}`,
      Schedule: `cron(0 ${String(hour)} * * ? *)`,
      ScalableTargetAction: { MinCapacity: 2 },
    })
  }
  putAlarm(lab)
  lab.act('lab', 'SetTraffic', {
    cluster: 'yard',
    service: 'web',
    shape: 'ramp',
    baseRequestsPerSecond: 1,
    peakRequestsPerSecond: 9,
    startSeconds: 300,
    periodSeconds: 600,
  })
  expect(stillToCome(lab.world)).toEqual([
    'scheduled action at-8 at 08:00:00',
    'scheduled action at-9 at 09:00:00',
    'scheduled action at-10 at 10:00:00',
    '1 more scheduled action',
    'traffic that changes',
    '1 alarm that watches on',
  ])
  lab.act('lab', 'ThrottleApi', { forSeconds: 60 })
  lab.act('lab', 'StartStorm', { cluster: 'yard', forSeconds: 90, everySeconds: 60 })
  const ends = (atMs: number) => clockText(lab.nowMs + atMs)
  expect(stillToCome(lab.world).slice(0, 2)).toEqual([
    `a storm of faults until ${ends(90_000)}`,
    `the end of throttling at ${ends(60_000)}`,
  ])
  lab.to(20 * 60_000)
  expect(stillToCome(lab.world)).not.toContain('traffic that changes')
})

it('of images it tells a push that runs, what comes back from the archive, and policies', () => {
  const lab = readyToPush()
  const { seconds } = lab.act('docker', 'Push', { image: `${WEB_URI}:1` })
  expect(stillToCome(lab.world)).toEqual(['the end of docker push'])
  lab.forward(Number(seconds) * 1_000)
  expect(stillToCome(lab.world)).toEqual([])
  const named = { repositoryName: 'web', imageId: { imageTag: '1' } }
  for (const targetStorageClass of ['ARCHIVE', 'STANDARD'])
    lab.act('ecr', 'UpdateImageStorageClass', { ...named, targetStorageClass })
  lab.act('ecr', 'PutLifecyclePolicy', { repositoryName: 'web', lifecyclePolicyText: starterText('untagged') })
  expect(stillToCome(lab.world)).toEqual(['1 image from the archive', '1 look of a lifecycle policy each day'])
})
