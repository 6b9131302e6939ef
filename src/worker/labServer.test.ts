import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readItems } from '../challenge/items/readItems.ts'
import { createLabServer } from './labServer.ts'
import type { HostMessage } from './protocol.ts'
import { describeService, roll, rollingLab } from './rollingLab.fixture.ts'

function serve(pause: () => Promise<boolean> = () => Promise.resolve(false)) {
  const posted: HostMessage[] = []
  const host = createLabServer({ post: (message) => posted.push(structuredClone(message)), pause })
  return { host, posted }
}

const DAY_MS = 86_400_000
const RIGHT = { isRight: true } as const

describe('the worker’s side of a lab', () => {
  it('tells what is new before it answers', async () => {
    const { host, posted } = serve()
    const opened = await host.open(rollingLab)
    expect(posted).toMatchObject([{ kind: 'snapshot', branchId: 'main', sequence: 0, atMs: 0 }])
    expect(opened).toMatchObject({ refusals: [], lab: { title: rollingLab.title, shownBranchIds: ['main'] } })
    await host.advance(1_000, null)
    expect(posted.slice(1)).toMatchObject([{ kind: 'changes', sequence: 1, atMs: 1_000 }])
    await host.query('main', describeService)
    expect(posted).toHaveLength(2)
  })

  it('tells of each branch that is shown, from a snapshot on', async () => {
    const { host, posted } = serve()
    await host.open(rollingLab)
    const { branchId } = await host.fork('main', 'other', [roll])
    await host.show(['main', branchId], 'main')
    await host.advance(5_000, null)
    expect(posted.slice(1)).toMatchObject([
      { kind: 'snapshot', branchId, sequence: 0, history: { kind: 'whole' } },
      { kind: 'changes', branchId: 'main', atMs: 5_000 },
      { kind: 'changes', branchId, atMs: 5_000 },
    ])
  })

  it('answers one call after the other, and the heartbeat in between', async () => {
    const order: string[] = []
    const { host } = serve(async () => {
      if (order.length === 0) await host.ping().then(() => order.push('ping'))
      return true
    })
    await host.open(rollingLab)
    await Promise.all([
      host.seek(DAY_MS).then(({ atMs }) => order.push(`seek ${String(atMs)}`)),
      host.act('main', roll).then(({ branchId }) => order.push(`act ${branchId}`)),
      host.advance(DAY_MS + 5_000, null).then(({ atMs }) => order.push(`advance ${String(atMs)}`)),
    ])
    expect(order).toEqual(['ping', 'seek 86400000', 'act main', 'advance 86405000'])
  })

  it('tells nothing of a lab that is between two slices, and answers nothing about it', async () => {
    const order: string[] = []
    let asked: Promise<unknown> = Promise.reject(new Error('nobody asked'))
    asked.catch(() => undefined)
    const host = createLabServer({
      post: ({ kind }) => order.push(kind),
      pause: () => {
        if (order.length === 0) asked = host.query('main', describeService).then(() => order.push('answer'))
        order.push('pause')
        return Promise.resolve(true)
      },
    })
    await host.open(rollingLab)
    order.length = 0
    await host.advance(4 * DAY_MS, null).then(() => order.push('arrived'))
    await asked
    // What is told of the world comes in one go, once the work is over; the question waits for that.
    const told = order.filter((one) => one !== 'pause' && one !== 'progress')
    expect(told.slice(-3)).toEqual(['snapshot', 'arrived', 'answer'])
    expect(new Set(told.slice(0, -3))).toEqual(new Set(['piece']))
    expect(order.indexOf('piece')).toBeGreaterThan(20)
  })

  it('says how far a long call is: more each time, and from the start again in the next call', async () => {
    const { host, posted } = serve(() => Promise.resolve(true))
    await host.open(rollingLab)
    const sharesOf = async (work: Promise<unknown>) => {
      posted.length = 0
      await work
      return posted.flatMap((one) => (one.kind === 'progress' ? [one.share] : []))
    }
    for (const days of [10, 20]) {
      const shares = await sharesOf(host.advance(days * DAY_MS, null))
      expect(shares.length).toBeGreaterThan(4)
      expect(shares).toEqual([...shares].sort((one, other) => one - other))
      expect(shares[0]).toBeGreaterThanOrEqual(0)
      expect(shares[0]).toBeLessThan(0.3)
      expect(shares.at(-1)).toBeGreaterThan(0.8)
      expect(shares.at(-1)).toBeLessThanOrEqual(1)
    }
    // Most calls are over before there is anything to say.
    expect(await sharesOf(host.act('main', roll))).toEqual([])
  })

  it('names the refused commands of a file and goes on', async () => {
    const { host } = serve()
    const bad = { ...rollingLab, commands: [{ atMs: 0, ...roll }, ...rollingLab.commands] }
    const { refusals, lab } = await host.open(bad)
    expect(refusals).toMatchObject([{ command: { operation: 'UpdateService' }, name: 'ClusterNotFoundException' }])
    expect(lab.branches[0]?.log).toEqual(bad.commands)
  })

  it('after a broken rule says so and answers nothing more', async () => {
    const { host, posted } = serve()
    await host.open(rollingLab)
    const before = posted.length
    const failing = host.fail('crash')
    await expect(failing).rejects.toThrow('a probe asked for a crash')
    await expect(host.advance(1_000, null)).rejects.toThrow('a probe asked for a crash')
    await expect(host.open(rollingLab)).rejects.toThrow('a probe asked for a crash')
    expect(posted.slice(before)).toEqual([{ kind: 'crashed', message: 'Broken: a probe asked for a crash' }])
  })
})

describe('APP-4 questions of challenge mode', () => {
  it('are made beside the lab that is open, which stays as it is', async () => {
    const { host, posted } = serve()
    await host.open(rollingLab)
    const before = [posted.length, (await host.toFile('main')).commands.length]
    const concepts = await host.templateConcepts()
    expect(concepts.map(({ id }) => id)).toContain('template/upper-limit')
    const made = await host.makeQuestion({ template: 'upper-limit', seed: 3 })
    expect(made).toMatchObject({ ref: { template: 'upper-limit', seed: 3 }, question: { kind: 'choice' } })
    // It crosses to the page: what cannot be cloned would be lost there.
    expect(structuredClone(made)).toEqual(made)
    expect([posted.length, (await host.toFile('main')).commands.length]).toEqual(before)
  })

  it('need no lab, and one that cannot be told is answered by its fault', async () => {
    const { host } = serve()
    expect(await host.makeQuestion({ template: 'none', seed: 1 })).toEqual({ fault: 'No template is called none.' })
    expect(await host.makeQuestion({ template: 'lower-limit', seed: 1 })).toHaveProperty('question')
    const reading = readItems(readFileSync('public/challenge/placement.json', 'utf8'))
    const [item] = 'items' in reading ? reading.items.filter((one) => one.item.proof !== undefined) : []
    if (item === undefined) throw new Error('no item has a proof')
    const turned = item.item.options.map(({ isRight, ...one }) => ({ ...one, ...(isRight !== true && RIGHT) }))
    const wrong = { ...item, item: { ...item.item, options: turned } }
    expect(await host.makeQuestion({ item: wrong, seed: 1 })).toEqual({
      fault: expect.stringContaining(`${item.item.id}: the model says`) as string,
    })
  })
})
