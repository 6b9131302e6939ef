import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { images, push, registry, tagsOf, WEB } from '../../testing/registries.ts'
import { sizeBytes } from '../world/registry/image.ts'
import { manifestText } from '../world/registry/manifest.ts'

describe('ECR-3 an image in a repository', () => {
  it('is known by the SHA-256 of its manifest: the same content is the same image, with another tag', () => {
    const lab = registry()
    const digest = push(lab, '1', { content: 'one' })
    expect(push(lab, '2', { content: 'one' })).toBe(digest)
    expect(push(lab, '3', { content: 'other' })).not.toBe(digest)
    expect(tagsOf(lab)).toEqual([['1', '2'], ['3']])
    const [first] = images(lab)
    if (first === undefined) throw new Error('there is one')
    const manifest = createHash('sha256').update(manifestText(first.content)).digest('hex')
    expect(digest).toBe(`sha256:${manifest}`)
  })

  it('is no newer for another tag', () => {
    const lab = registry()
    push(lab, '1', { content: 'one' })
    lab.forward(60_000)
    push(lab, '2', { content: 'one' })
    expect(images(lab).map(({ pushedAtMs }) => pushedAtMs)).toEqual([0])
  })

  it('loses a tag that is given to another one, and stays without it', () => {
    const lab = registry()
    const old = push(lab, 'latest', { content: 'old' })
    push(lab, 'latest', { content: 'new' })
    expect(tagsOf(lab)).toEqual([[], ['latest']])
    expect(images(lab)[0]?.content.digest).toBe(old)
  })

  it('is not taken a second time under the same tag', () => {
    const lab = registry()
    const digest = push(lab, '1')
    expect(lab.refusal('lab', 'PushImage', { image: `${WEB}:1` })).toEqual({
      name: 'ImageAlreadyExistsException',
      message: `Image with digest '${digest}' and tag '1' already exists in the repository with name 'web' in registry with id '123456789012'`,
    })
  })

  it('has its size in layers, of which a repository keeps each once', () => {
    const lab = registry()
    push(lab, '1', { content: 'one', sizeMb: 100 })
    push(lab, '2', { content: 'two', sizeMb: 80 })
    expect(images(lab).map(({ content }) => sizeBytes(content))).toEqual([100_000_000, 80_000_000])
    // The base of 30 MB is of both; each has a config of its own.
    const layers = lab.world.layers.get(WEB) ?? []
    expect(layers.filter((one) => one.sizeBytes > 10_000).map((one) => one.sizeBytes)).toEqual([
      30_000_000, 70_000_000, 50_000_000,
    ])
  })
})
