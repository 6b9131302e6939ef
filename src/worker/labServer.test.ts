import { describe, expect, it } from 'vitest'
import { createLabServer } from './labServer.ts'
import type { HostMessage } from './protocol.ts'
import { describeService, roll, rollingLab } from './rollingLab.fixture.ts'

function serve(pause: () => Promise<void> = () => Promise.resolve()) {
  const posted: HostMessage[] = []
  const host = createLabServer({ post: (message) => posted.push(structuredClone(message)), pause })
  return { host, posted }
}

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
    })
    await host.open(rollingLab)
    await Promise.all([
      host.seek(3_600_000).then(({ atMs }) => order.push(`seek ${String(atMs)}`)),
      host.act('main', roll).then(({ branchId }) => order.push(`act ${branchId}`)),
      host.advance(3_605_000, null).then(({ atMs }) => order.push(`advance ${String(atMs)}`)),
    ])
    expect(order).toEqual(['ping', 'seek 3600000', 'act main', 'advance 3605000'])
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
