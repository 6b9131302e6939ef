import { describe, expect, it } from 'vitest'
import { yard } from '../../testing/builders.ts'
import { built, done, REGISTRY, WEB_URI, workstation } from '../../testing/workstation.ts'

describe('DOC-4 a container runs on the workstation’s architecture alone', () => {
  it('one of its own is up until it is stopped', () => {
    const lab = workstation()
    built(lab, { dockerfile: 'FROM nginx', tag: 'web' })
    expect(lab.act('docker', 'Run', { image: 'web' })).toMatchObject({
      container: { name: 'web-1', image: 'web', status: 'Up' },
      warnings: [],
    })
    expect(lab.act('docker', 'Run', { image: 'web' })).toMatchObject({ container: { name: 'web-2' } })
    expect(lab.act('docker', 'Ps', {}).containers).toHaveLength(2)
  })

  it('one for another ends at once with exec format error', () => {
    const lab = workstation()
    built(lab, { dockerfile: 'FROM nginx', tag: 'web', platform: ['linux/arm64'] })
    expect(lab.act('docker', 'Run', { image: 'web', name: 'front' })).toMatchObject({
      container: { status: 'Exited (255)', log: 'exec /docker-entrypoint.sh: exec format error' },
      warnings: [
        "WARNING: The requested image's platform (linux/arm64) does not match the detected host platform (linux/amd64) and no specific platform was requested",
      ],
    })
    expect(lab.act('docker', 'Ps', {}).containers).toEqual([])
    expect(lab.act('docker', 'Ps', { all: true }).containers).toHaveLength(1)
    // It has ended, so its name is free.
    lab.act('docker', 'Run', { image: 'web', name: 'front' })
  })

  it('an image for both runs', () => {
    const lab = workstation()
    built(lab, { dockerfile: 'FROM nginx', tag: 'web', platform: ['linux/arm64', 'linux/amd64'] })
    expect(lab.act('docker', 'Run', { image: 'web' })).toMatchObject({ container: { status: 'Up' } })
  })

  it('is refused in Docker’s words', () => {
    const lab = workstation()
    const refusal = (input: object) => lab.refusal('docker', 'Run', { image: 'web', ...input }).message
    expect(refusal({})).toBe('docker: Error response from daemon: No such image: web:latest')
    built(lab, { dockerfile: 'FROM nginx', tag: 'web' })
    lab.act('docker', 'Run', { image: 'web', name: 'front' })
    expect(refusal({ name: 'front' })).toMatch(/Conflict\. The container name "\/front" is already in use by container/)
    expect(refusal({ name: '-' })).toMatch(/Invalid container name \(-\)/)
    expect(lab.refusal('docker', 'Stop', { container: 'back' }).message).toBe(
      'Error response from daemon: No such container: back',
    )
  })
})

describe('DOC-8 the shell form keeps SIGTERM from the process', () => {
  it.each([
    { commands: 'ENTRYPOINT node .', killed: true, says: 'ENTRYPOINT' },
    { commands: 'CMD node .', killed: true, says: 'CMD' },
    { commands: 'CMD node .\nENTRYPOINT ["docker-entrypoint.sh"]', killed: false, says: 'CMD' },
    { commands: 'ENTRYPOINT exec node .', killed: false, says: null },
    { commands: 'CMD ["node", "."]', killed: false, says: null },
  ])('$commands', ({ commands, killed, says }) => {
    const lab = workstation()
    const { warnings } = built(lab, { dockerfile: `FROM node\n${commands}`, tag: 'web' }) as unknown as Record<
      string,
      unknown
    >
    expect(warnings).toEqual(
      says === null
        ? []
        : [
            `JSONArgsRecommended: JSON arguments recommended for ${says} to prevent unintended behavior related to OS signals (line 2)`,
          ],
    )
    expect((lab.act('docker', 'Run', { image: 'web' }).warnings as readonly string[]).length).toBe(killed ? 1 : 0)
    expect(done(lab, 'Stop', { container: 'web-1' }).seconds).toBe(killed ? 10 : 3)
    expect(lab.act('docker', 'Ps', { all: true }).containers).toMatchObject([
      { status: killed ? 'Exited (137)' : 'Exited (0)' },
    ])
  })

  it('a base hands its form on, until the Dockerfile says its own', () => {
    const lab = workstation()
    built(lab, { dockerfile: 'FROM node\nENTRYPOINT node .', tag: 'base' })
    built(lab, { dockerfile: 'FROM base\nCMD ["--quick"]', tag: 'web' })
    built(lab, { dockerfile: 'FROM base\nENTRYPOINT ["node", "."]', tag: 'mended' })
    lab.act('docker', 'Run', { image: 'web' })
    lab.act('docker', 'Run', { image: 'mended' })
    expect(lab.act('docker', 'Stop', { container: 'web-1' }).seconds).toBe(10)
    expect(lab.act('docker', 'Stop', { container: 'mended-1' }).seconds).toBe(3)
  })
})

describe('DOC-8 a task of an image whose shell keeps SIGTERM', () => {
  it.each([
    { form: 'ENTRYPOINT node .', exitCode: 137, lastsMs: 20_000 },
    { form: 'ENTRYPOINT ["node", "."]', exitCode: 0, lastsMs: 3_000 },
  ])('$form: it ends $lastsMs ms after it was stopped, with $exitCode', ({ form, exitCode, lastsMs }) => {
    const lab = yard({ instances: 1 })
    lab.act('ecr', 'CreateRepository', { repositoryName: 'web' })
    lab.act('docker', 'Login', { registry: REGISTRY })
    built(lab, { dockerfile: `FROM node:22-alpine\n${form}`, tag: `${WEB_URI}:1` })
    done(lab, 'Push', { image: `${WEB_URI}:1` })
    const container = { name: 'web', image: `${WEB_URI}:1`, memory: 64, stopTimeout: 20 }
    lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] })
    lab.ecs('RunTask', { taskDefinition: 'web' })
    lab.forward(60_000)
    const [id = ''] = lab.world.tasks.keys()
    expect(lab.task(id).step).toBe('running')
    lab.ecs('StopTask', { task: id })
    const stoppedAtMs = lab.nowMs
    lab.forward(60_000)
    expect((lab.task(id).executionStoppedAtMs ?? 0) - stoppedAtMs).toBe(lastsMs)
    expect(lab.ecs('DescribeTasks', { tasks: [id] })).toMatchObject({ tasks: [{ containers: [{ exitCode }] }] })
  })
})
