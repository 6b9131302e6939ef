import { describe, expect, it } from 'vitest'
import { must } from '../base/assert.ts'
import type { Act } from '../model/api/command.ts'
import { copyWorld, type WritableWorld } from '../model/world/world.ts'
import { checkInvariants } from './invariants.ts'
import { RandomImages } from './randomImages.ts'
import { done, readyToPush, WEB_URI, workstation } from './workstation.ts'

const lab = readyToPush()
done(lab, 'Push', { image: `${WEB_URI}:1` })
lab.act('docker', 'Run', { image: `${WEB_URI}:1` })

const first = <K, V>(table: ReadonlyMap<K, V>): readonly [K, V] => must([...table][0], 'a row')

function setImage(world: WritableWorld, fields: object): void {
  const [key, image] = first(world.images)
  world.images.set(key, { ...image, ...fields })
}

function copyLocal(world: WritableWorld): void {
  const [key, image] = first(world.localImages)
  world.localImages.set(`${key}0`, image)
}

const CORRUPTIONS: readonly (readonly [string, string, (world: WritableWorld) => void])[] = [
  ['ECR-3', 'an image is in no repository', (w) => w.repositories.clear()],
  ['ECR-3', 'an image was pushed in the future', (w) => setImage(w, { pushedAtMs: w.nowMs + 1 })],
  ['ECR-5', 'a layer is gone', (w) => w.layers.clear()],
  [
    'ECR-13',
    'an image comes back at no time',
    (w) =>
      setImage(w, { archiving: { status: 'ACTIVATING', archivedAtMs: 0, activatedAtMs: null, activatesAtMs: null } }),
  ],
  ['ECR-7', 'a scan ends later', (w) => setImage(w, { scan: { startedAtMs: 0, completedAtMs: w.nowMs + 1 } })],
  ['DOC-3', 'a name is of two images', copyLocal],
  [
    'DOC-4',
    'a container has a code and runs',
    (w) => {
      const [key, container] = first(w.localContainers)
      w.localContainers.set(key, { ...container, exitCode: 0 })
    },
  ],
  [
    'DOC-3',
    'a job is overdue',
    (w) => {
      const [key, job] = first(w.dockerJobs)
      w.dockerJobs.set(key, { ...job, outcome: null })
    },
  ],
]

describe('the checker of images bites', () => {
  it.each(CORRUPTIONS)('%s: %s', (rule, _, corrupt) => {
    expect(checkInvariants(lab.world)).toEqual([])
    const world = copyWorld(lab.world)
    corrupt(world)
    expect(checkInvariants(world).some((one) => one.startsWith(`${rule} `))).toBe(true)
  })

  it('DOC-3 ECR-3 a workstation at random breaks none, and everything that it does happens', () => {
    const life = workstation()
    const draws = new RandomImages(4)
    const succeeded = new Set<string>()
    const give = (given: Act): void => {
      const answer = life.engine.execute({ atMs: life.nowMs, ...given })
      if (!('error' in answer)) succeeded.add(given.operation)
      expect(checkInvariants(life.world)).toEqual([])
    }
    draws.setUp().forEach(give)
    for (let step = 0; step < 1_200; step += 1) {
      const next = draws.next(life.world)
      if (next !== null) give(next)
      life.forward(20_000)
    }
    expect(checkInvariants(life.world)).toEqual([])
    const never = OPERATIONS.filter((one) => !succeeded.has(one))
    expect(never).toEqual([])
  })
})

const OPERATIONS = [
  'Build',
  'Push',
  'Pull',
  'Tag',
  'Run',
  'Stop',
  'BatchDeleteImage',
  'StartImageScan',
  'UpdateImageStorageClass',
  'DeleteRepository',
]
