import { describe, expect, it } from 'vitest'
import { built, done, readyToPush, REGISTRY, WEB_URI, workstation } from '../../testing/workstation.ts'

const HOUR_MS = 3_600_000
const IMAGE = `${WEB_URI}:1`

describe('DOC-5 a login lasts as long as its token', () => {
  it('without one Docker has no credentials', () => {
    expect(readyToPush(false).refusal('docker', 'Push', { image: IMAGE })).toEqual({
      name: 'DockerError',
      message: 'no basic auth credentials',
    })
  })

  it('twelve hours later it has expired, to the millisecond', () => {
    const early = readyToPush()
    early.forward(12 * HOUR_MS - 1)
    early.act('docker', 'Push', { image: IMAGE })
    const lab = readyToPush()
    lab.forward(12 * HOUR_MS)
    expect(lab.refusal('docker', 'Push', { image: IMAGE }).message).toBe(
      'denied: Your authorization token has expired. Reauthenticate and try again.',
    )
    expect(lab.act('docker', 'Login', { registry: REGISTRY })).toMatchObject({ status: 'Login Succeeded' })
    lab.act('docker', 'Push', { image: IMAGE })
  })

  it('a token is good in its Region alone, a login for its registry alone', () => {
    const lab = readyToPush(false)
    expect(lab.refusal('docker', 'Login', { registry: REGISTRY, region: 'eu-west-1' }).message).toBe(
      `Error response from daemon: login attempt to https://${REGISTRY}/v2/ failed with status: 400 Bad Request`,
    )
    lab.act('docker', 'Login', { registry: 'public.ecr.aws' })
    expect(lab.refusal('docker', 'Push', { image: IMAGE }).message).toBe('no basic auth credentials')
  })

  it('that of Docker Hub does not expire', () => {
    const lab = workstation()
    expect(lab.act('docker', 'Login', { registry: 'docker.io' })).toEqual({ status: 'Login Succeeded' })
    built(lab, { dockerfile: 'FROM alpine', tag: 'me/app' })
    lab.forward(100 * HOUR_MS)
    done(lab, 'Push', { image: 'me/app' })
    expect(lab.world.repositories.has('docker.io/me/app')).toBe(true)
  })
})

describe('DOC-6 a push sends what the repository has not', () => {
  it('every layer, then the tag with its digest; the image is there when it is through', () => {
    const lab = readyToPush()
    const { lines, digest, seconds } = lab.act('docker', 'Push', { image: IMAGE })
    const said = lines as readonly string[]
    expect(said[0]).toBe(`The push refers to repository [${WEB_URI}]`)
    expect(said.slice(1, -1).every((line) => /^[0-9a-f]{12}: Pushed$/.test(line))).toBe(true)
    expect(said.at(-1)).toMatch(new RegExp(`^1: digest: ${String(digest)} size: \\d+$`))
    // 117.3 MB at 10 MB/s, after a second.
    expect(seconds).toBeCloseTo(12.73, 1)
    expect(lab.world.images.size).toBe(0)
    lab.forward(Number(seconds) * 1_000)
    expect([...lab.world.images.values()]).toMatchObject([{ repositoryUri: WEB_URI, tags: ['1'] }])
  })

  it('again: every layer already exists, and nothing changes though the tag is immutable', () => {
    const lab = readyToPush()
    lab.act('ecr', 'CreateRepository', { repositoryName: 'fixed', imageTagMutability: 'IMMUTABLE' })
    const image = `${REGISTRY}/fixed:1`
    lab.act('docker', 'Tag', { source: IMAGE, target: image })
    done(lab, 'Push', { image })
    const before = [...lab.world.images.values()]
    const { lines, seconds } = done(lab, 'Push', { image })
    expect((lines as readonly string[]).slice(1, -1).every((line) => line.endsWith(': Layer already exists'))).toBe(
      true,
    )
    expect(seconds).toBe(1)
    expect([...lab.world.images.values()]).toEqual(before)
  })

  it('what another image of the repository has is not sent again', () => {
    const lab = readyToPush()
    done(lab, 'Push', { image: IMAGE })
    const files = [{ path: 'server.js', content: 'new' }]
    built(lab, { dockerfile: 'FROM node:22-alpine\nCOPY . .', tag: `${WEB_URI}:2`, files })
    const { lines } = done(lab, 'Push', { image: `${WEB_URI}:2` })
    expect((lines as readonly string[]).slice(1, -1).map((line) => line.slice(14))).toEqual([
      'Layer already exists',
      'Layer already exists',
      'Layer already exists',
      'Pushed',
    ])
  })

  it('is refused in the words of Docker and of the registry', () => {
    const lab = readyToPush()
    const refusal = (image: string) => lab.refusal('docker', 'Push', { image }).message
    expect(refusal(`${WEB_URI}:2`)).toBe(`tag does not exist: ${WEB_URI}:2`)
    expect(refusal('api')).toBe('An image does not exist locally with the tag: api')
    lab.act('docker', 'Tag', { source: IMAGE, target: `${REGISTRY}/api:1` })
    expect(refusal(`${REGISTRY}/api:1`)).toBe(
      "name unknown: The repository with name 'api' does not exist in the registry with id '123456789012'",
    )
    lab.act('docker', 'Tag', { source: IMAGE, target: 'nginx:1' })
    expect(refusal('nginx:1')).toBe('denied: requested access to the resource is denied')
    lab.act('docker', 'Tag', { source: IMAGE, target: '210987654321.dkr.ecr.us-east-1.amazonaws.com/web:1' })
    lab.act('docker', 'Login', { registry: '210987654321.dkr.ecr.us-east-1.amazonaws.com' })
    expect(refusal('210987654321.dkr.ecr.us-east-1.amazonaws.com/web:1')).toMatch(
      /^denied: User: .* is not authorized to perform: ecr:InitiateLayerUpload on resource: .*:repository\/web because/,
    )
  })

  it('a tag that is fixed is refused before, and if it was taken meanwhile when all is sent', () => {
    const lab = readyToPush()
    lab.act('ecr', 'CreateRepository', { repositoryName: 'fixed', imageTagMutability: 'IMMUTABLE' })
    const image = `${REGISTRY}/fixed:1`
    lab.act('docker', 'Tag', { source: IMAGE, target: image })
    lab.act('docker', 'Push', { image })
    lab.act('lab', 'PushImage', { image })
    lab.forward(60_000)
    const message =
      "tag invalid: The image tag '1' already exists in the 'fixed' repository and cannot be overwritten because the tag is immutable."
    expect([...lab.world.dockerJobs.values()].at(-1)?.outcome).toEqual({ is: 'failed', message })
    expect(lab.refusal('docker', 'Push', { image }).message).toBe(message)
  })
})

describe('DOC-7 a pull fetches what the workstation has not', () => {
  it('layers that it has of another image are there; the same again is up to date', () => {
    const lab = workstation()
    const ends = (image: string) =>
      (done(lab, 'Pull', { image }).lines as readonly string[]).map((line) => line.slice(14))
    expect(ends('alpine:3.20').slice(1, -2)).toEqual(['Pull complete'])
    expect(ends('node:22-alpine').slice(1, -2)).toEqual(['Already exists', 'Pull complete', 'Pull complete'])
    const again = done(lab, 'Pull', { image: 'node:22-alpine' })
    expect(again).toMatchObject({ seconds: 1 })
    expect((again.lines as readonly string[]).at(-1)).toBe('Status: Image is up to date for node:22-alpine')
  })

  it('of a registry that was told of: what it has, noted there; what it has not in its words', () => {
    const lab = readyToPush()
    done(lab, 'Push', { image: IMAGE })
    lab.act('lab', 'PushImage', { image: IMAGE, content: 'other' })
    const { lines, digest } = done(lab, 'Pull', { image: IMAGE })
    expect((lines as readonly string[]).at(-1)).toBe(`Status: Downloaded newer image for ${IMAGE}`)
    expect(lab.act('docker', 'Images', {}).images).toContainEqual(expect.objectContaining({ tag: '1', digest }))
    expect([...lab.world.images.values()].map(({ lastPulledAtMs }) => lastPulledAtMs)).toEqual([null, lab.nowMs])
    const refusal = (image: string) => lab.refusal('docker', 'Pull', { image }).message
    expect(refusal(`${WEB_URI}:9`)).toBe('manifest unknown: Requested image not found')
    expect(refusal(`${REGISTRY}/api:1`)).toMatch(/^name unknown: The repository with name 'api' does not exist/)
    lab.act('lab', 'PushImage', { image: 'me/app:1' })
    expect(refusal('me/app:2')).toBe(
      'Error response from daemon: manifest for me/app:2 not found: manifest unknown: manifest unknown',
    )
    expect(readyToPush(false).refusal('docker', 'Pull', { image: IMAGE }).message).toBe(
      'Error response from daemon: no basic auth credentials',
    )
  })
})
