import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { push, registry, WEB } from '../../testing/registries.ts'
import { ZONES } from '../../testing/canvas/fixtures.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { done, readyToPush, WEB_URI } from '../../testing/workstation.ts'
import { HitTest } from '../hitTest.ts'
import { SceneMaker } from '../scene/sceneMaker.ts'

function sceneOf({ world }: TestLab, size = { width: 856, height: 648 }) {
  const options = { ...size, zones: ZONES, nowMs: world.nowMs, originMs: 0, zoom: 1, xray: null } as const
  return new SceneMaker().make(world, { ...options, mode: 'lab' })
}

function shown(lab: TestLab, size?: { readonly width: number; readonly height: number }) {
  const { keepers, images: rows } = sceneOf(lab, size).layers
  return { keepers, rows }
}

describe('the images of a lab about nothing else', () => {
  it('stand in place of an empty yard, the newest first, and give way to the first cluster', () => {
    const lab = registry()
    push(lab, '1', { sizeMb: 50 })
    push(lab, '2', { sizeMb: 100 })
    const { layers } = sceneOf(lab)
    expect([layers.zones, layers.rail, layers.shelf]).toEqual([[], [], []])
    const { keepers, rows } = shown(lab)
    expect(keepers.map(({ name, note }) => [name, note])).toEqual([['web', '2 images, 150 MB']])
    expect(rows.map(({ image }) => image.name)).toEqual(['2', '1'])
    const [large, small] = rows.map(({ bars }) => bars.reduce((sum, { rect }) => sum + rect.width, 0))
    expect(must(large, 'a bar') / must(small, 'a bar')).toBeCloseTo(2, 0)
    lab.ecs('CreateCluster', { clusterName: 'yard' })
    expect(sceneOf(lab).layers.images).toEqual([])
  })

  it('are pointed at one by one, over their repository', () => {
    const lab = registry()
    push(lab, '1')
    const scene = sceneOf(lab)
    const { keepers, rows } = shown(lab)
    const hits = new HitTest(scene)
    const [row, keeper] = [must(rows[0], 'a row').rect, must(keepers[0], 'a repository').rect]
    expect(hits.at({ x: row.x + 20, y: row.y + 10 })?.kind).toBe('image')
    expect(hits.at({ x: keeper.x + 20, y: keeper.y + 10 })).toEqual({ kind: 'repository', id: WEB })
  })

  it('have a layer full where it is their own, and hollow where an older one has it', () => {
    const lab = readyToPush()
    done(lab, 'Push', { image: `${WEB_URI}:1` })
    lab.act('docker', 'Tag', { source: `${WEB_URI}:1`, target: 'base:1' })
    const files = [{ path: 'b.js', content: 'more' }]
    done(lab, 'Build', { dockerfile: 'FROM base:1\nCOPY . .', tag: `${WEB_URI}:2`, files })
    done(lab, 'Push', { image: `${WEB_URI}:2` })
    const [newer, older] = shown(lab).rows
    expect(older?.bars.some(({ isShared }) => isShared)).toBe(false)
    expect(newer?.bars.map(({ isShared }) => isShared)).toEqual([...(older?.bars ?? []).map(() => true), false])
  })

  it('say what they are part of, that they are archived, and how many have no room', () => {
    const lab = registry()
    push(lab, '1', { architectures: ['amd64', 'arm64'], manifestList: true })
    for (let at = 2; at < 10; at += 1) push(lab, String(at))
    lab.act('ecr', 'UpdateImageStorageClass', {
      repositoryName: 'web',
      imageId: { imageTag: '9' },
      targetStorageClass: 'ARCHIVE',
    })
    const { rows } = shown(lab)
    expect(rows.map(({ image }) => image.name)).toEqual([
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
      '1',
      'part of 1',
      'part of 1',
    ])
    expect(rows.filter(({ image }) => image.isArchived).map(({ image }) => image.name)).toEqual(['9'])
    expect(rows.find(({ image }) => image.name === '1')?.image.parts).toBe('a list: amd64, arm64')
    const low = shown(lab, { width: 390, height: 232 })
    expect(low.rows.length).toBeGreaterThan(3)
    expect(low.keepers[0]?.moreText).toBe(`+${String(11 - low.rows.length)} older, in the tree`)
  })

  it('leave room for every repository, and say how many have none', () => {
    const lab = registry()
    for (let at = 1; at < 30; at += 1) push(lab, String(at))
    for (let at = 1; at < 9; at += 1) lab.act('ecr', 'CreateRepository', { repositoryName: `other-${String(at)}` })
    const { keepers, rows } = shown(lab)
    expect(keepers.length).toBeGreaterThan(3)
    const last = must(keepers.at(-1), 'a repository')
    expect(last.moreText).toBe(`+${String(9 - keepers.length)} others, in the tree`)
    expect(keepers[0]?.moreText).toBe(`+${String(29 - rows.length)} older, in the tree`)
    expect(last.rect.y + last.rect.height).toBeLessThanOrEqual(648)
  })

  it('are those of the workstation where there is no repository', () => {
    const lab = readyToPush()
    lab.act('ecr', 'DeleteRepository', { repositoryName: 'web', force: true })
    expect(shown(lab).keepers.map(({ name }) => name)).toEqual(['Workstation'])
  })
})
