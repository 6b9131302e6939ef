import { describe, expect, it } from 'vitest'
import { createService, register, yard } from '../../../testing/builders.ts'
import { linesOf, logged, runLogging } from '../../../testing/logs.ts'
import type { Input, TestLab } from '../../../testing/testLab.ts'
import { readOnlyPlace } from '../../world/container/writing.ts'
import { containersOf } from '../../world/container/containersOf.ts'

const FILE = '/var/cache/page'
const READ_ONLY = { readonlyRootFilesystem: true }
const CACHE = { sourceVolume: 'cache', containerPath: '/var/cache' }

function writes(lab: TestLab, ...files: readonly Input[]): void {
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', writes: files })
}

describe('CON-10 a program that writes to a disk that is read-only', () => {
  it('ends with 1 as it writes, says so in its log, and stops its task', () => {
    const lab = logged(yard())
    writes(lab, { path: FILE, afterSeconds: 5 })
    const id = runLogging(lab, {}, READ_ONLY)
    lab.forward(60_000)
    expect(lab.task(id)).toMatchObject({
      step: 'stopped',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    })
    const [main] = containersOf(lab.world, lab.task(id))
    expect(main).toMatchObject({ exitCode: 1, unwritten: FILE })
    expect((main?.finishedAtMs ?? 0) - (main?.startedAtMs ?? 0)).toBe(5_000)
    expect(linesOf(lab, `app/main/${id}`).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'INFO starting web:1',
      'INFO listening on port 80',
      'ERROR cannot write /var/cache/page: Read-only file system',
      'ERROR unhandled error, exiting with code 1',
    ])
    expect(lab.decisions.at(-1)).toMatchObject({
      kind: 'stop',
      rule: 'CON-10',
      container: { name: 'main', exitCode: 1, unwritten: FILE },
    })
  })

  it('of several files the first that is refused counts, unless it has ended before', () => {
    const lab = yard()
    writes(lab, { path: '/dev/shm/a' }, { path: '/b', afterSeconds: 8 }, { path: '/a', afterSeconds: 7 })
    const id = runLogging(lab, {}, READ_ONLY)
    lab.forward(60_000)
    expect(containersOf(lab.world, lab.task(id))).toMatchObject([{ exitCode: 1, unwritten: '/a' }])
    lab.act('lab', 'SetContainerBehavior', {
      image: 'web:1',
      exitAfterSeconds: 2,
      exitCode: 0,
      writes: [{ path: '/a', afterSeconds: 3 }],
    })
    const other = runLogging(lab, {}, READ_ONLY)
    lab.forward(60_000)
    expect(containersOf(lab.world, lab.task(other))[0]).not.toHaveProperty('unwritten')
    expect(containersOf(lab.world, lab.task(other))).toMatchObject([{ exitCode: 0 }])
  })

  it('a service comes to run when a volume is mounted there', () => {
    const lab = yard()
    writes(lab, { path: FILE })
    register(lab, 'web', { containerFields: READ_ONLY })
    createService(lab, { desiredCount: 1 })
    lab.forward(60_000)
    expect(lab.service().isSteady).toBe(false)
    register(lab, 'web', { volumes: [{ name: 'cache' }], containerFields: { ...READ_ONLY, mountPoints: [CACHE] } })
    lab.ecs('UpdateService', { service: 'web', taskDefinition: 'web' })
    lab.forward(120_000)
    expect(lab.service().isSteady).toBe(true)
  })

  it('is started again by its restart policy, and fails again', () => {
    const lab = yard()
    writes(lab, { path: '/a', afterSeconds: 70 })
    const id = runLogging(lab, {}, { ...READ_ONLY, restartPolicy: { enabled: true, restartAttemptPeriod: 60 } })
    lab.forward(180_000)
    expect(containersOf(lab.world, lab.task(id))).toMatchObject([{ lastStatus: 'RUNNING', restartCount: 2 }])
    expect(containersOf(lab.world, lab.task(id))[0]).not.toHaveProperty('unwritten')
  })

  it.each<[string, Input, readonly [path: string, place: string | null]]>([
    ['the root as it is', {}, [FILE, null]],
    ['a root that is read-only', READ_ONLY, [FILE, '/']],
    ['what Docker mounts itself', READ_ONLY, ['/dev/shm/a', null]],
    ['a volume under such a root', { ...READ_ONLY, mountPoints: [CACHE] }, [FILE, null]],
    ['beside a volume, under a name that begins alike', { ...READ_ONLY, mountPoints: [CACHE] }, ['/var/cached', '/']],
    ['a volume that is read-only', { mountPoints: [{ ...CACHE, readOnly: true }] }, [FILE, '/var/cache']],
    [
      'a volume within one that is read-only',
      { mountPoints: [{ ...CACHE, containerPath: '/var', readOnly: true }, CACHE] },
      [FILE, null],
    ],
    ['memory', { ...READ_ONLY, linuxParameters: { tmpfs: [{ containerPath: '/tmp', size: 8 }] } }, ['/tmp/a', null]],
    [
      'memory that is read-only',
      { linuxParameters: { tmpfs: [{ containerPath: '/tmp/', size: 8, mountOptions: ['ro'] }] } },
      ['/tmp/a', '/tmp/'],
    ],
    ['the volume of another', { ...READ_ONLY, volumesFrom: [{ sourceContainer: 'side' }] }, ['/side/a', null]],
    [
      'the volume of another, read-only',
      { volumesFrom: [{ sourceContainer: 'side', readOnly: true }] },
      ['/side/a', '/side'],
    ],
  ])('%s', (_, fields, [path, place]) => {
    const side = { name: 'side', image: 'side:1', memory: 16 }
    const lab = yard({ instances: 0 })
    lab.ecs('RegisterTaskDefinition', {
      family: 'web',
      volumes: [{ name: 'cache' }, { name: 'shared' }],
      containerDefinitions: [
        { name: 'main', image: 'web:1', memory: 16, ...fields },
        { ...side, mountPoints: [{ sourceVolume: 'shared', containerPath: '/side' }] },
        { ...side, name: 'other', mountPoints: [CACHE] },
      ],
    })
    const definition = lab.world.taskDefinitions.get('web:1')
    expect(definition === undefined ? 'none' : readOnlyPlace(definition, 'main', path)).toBe(place)
  })
})
