import { explanationOf } from '../../../model/world/explanation.ts'
import type { Act } from '../../../model/api/command.ts'
import { expect, it } from 'vitest'
import type { BranchView } from '../../../session/mirror.ts'
import { FakeFrames, FakeWorkers } from '../../../session/inProcess.fixture.ts'
import { createLabSession, type LabSession } from '../../../session/labSession.ts'
import { activeView } from '../../../session/labStore.ts'
import type { PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import { changeAct, DEFAULT_SETTING, demoFile } from '../../../lessons/rollingDemo.ts'
import { must } from '../../../base/assert.ts'
import { watchOf } from '../deployment/AlarmFields.tsx'
import { isRebalancedNow, updateServiceAct } from '../service/serviceActs.ts'
import { agentAct, instanceStateAct } from '../capacity/instanceActs.ts'
import { TRIAL_MS } from '../remedy/remedy.ts'
import { outcomeText, remediesFor, unplacedOf } from './remedies.ts'

const demo = demoFile(DEFAULT_SETTING)
/** The demo's service before its update. */
const steadyLab = { ...demo, commands: demo.commands.filter(({ atMs }) => atMs === 0) }

/** Twenty tasks are wanted where twelve have room. */
async function fullLab(before: (view: BranchView) => readonly Act[] = () => []): Promise<LabSession> {
  const session = createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
  await session.open(steadyLab)
  await session.seek(60_000)
  for (const act of [...before(viewOf(session)), changeAct({ desiredCount: 20 })]) await session.act(act)
  await session.seek(90_000)
  return session
}

function viewOf(session: LabSession): BranchView {
  return must(activeView(session.store.getState()), 'a lab')
}

async function offered(session: LabSession, decision: PlacementDecision) {
  const { branchId, world } = viewOf(session)
  const explanation = must(explanationOf('placement', await session.explain(decision.id, branchId)) ?? undefined, 'it')
  return remediesFor(decision, explanation, world)
}

function unplaced({ world, history }: BranchView) {
  const failed = history.decisions.findLast((one) => one.kind === 'placement' && one.taskId === null)
  return must(unplacedOf(must(failed, 'a placement that failed'), world) ?? undefined, 'a service that waits')
}

it('offers one more instance of a type that has room, and the model says what comes of it', async () => {
  const session = await fullLab()
  const view = viewOf(session)
  const decision = unplaced(view)
  const [remedy, ...others] = await offered(session, decision)
  expect([remedy?.label, others]).toEqual(['Add one m5.large', []])
  const outcome = await session.tryOut({ acts: remedy?.acts ?? [], aheadMs: TRIAL_MS }, view.branchId)
  expect(outcomeText(must(outcome?.history, 'an outcome'), decision, view.world)).toBe(
    '4 of 8 placed at once, RUNNING after 8 s',
  )
})

it('leaves the lab as it was', async () => {
  const session = await fullLab()
  const before = session.store.getState()
  const { hash, branchId } = viewOf(session)
  await session.tryOut({ acts: [changeAct({ desiredCount: 2 })], aheadMs: TRIAL_MS }, branchId)
  expect(session.store.getState().lab).toBe(before.lab)
  expect(viewOf(session).hash).toBe(hash)
  await session.act(changeAct({ desiredCount: 3 }))
  expect(session.store.getState().lab.branches).toHaveLength(1)
})

it('answers nothing for an act that is refused', async () => {
  const session = await fullLab()
  const refused: Act = { service: 'ecs', operation: 'DeleteService', input: { cluster: 'yard', service: 'none' } }
  expect(await session.tryOut({ acts: [refused], aheadMs: TRIAL_MS }, viewOf(session).branchId)).toBeNull()
})

it('offers to reconnect and to activate where nothing else is wrong', async () => {
  const session = await fullLab(({ world }) => {
    const [first, second] = [...world.instances.values()]
    return [agentAct(must(first, 'one'), false), instanceStateAct(must(second, 'two'), 'DRAINING')]
  })
  const labels = (await offered(session, unplaced(viewOf(session)))).map(({ label }) => label.replace(/i-\w+/, 'i-x'))
  expect(labels).toEqual(['Reconnect the agent of i-x', 'Set i-x to ACTIVE again', 'Add one m5.large'])
})

it('PLC-8 offers to put the attribute that an expression asks for, which gives the tasks their place', async () => {
  const session = await fullLab(({ world }) => {
    const service = must(world.services.values().next().value, 'a service')
    const { desiredCount, deploymentConfiguration: percents, settings } = service
    const breaker = settings.deploymentCircuitBreaker
    const update = {
      desiredCount,
      percents,
      breaker,
      watch: watchOf(settings),
      isForced: false,
      isRebalanced: isRebalancedNow(service),
    }
    const taskDefinition = must(service.deployments[0], 'a deployment').definitionKey
    const act = updateServiceAct(service, { ...update, taskDefinition, memberOf: 'attribute:stack == prod' })
    return [must(act ?? undefined, 'an update'), changeAct({ desiredCount: 5 })]
  })
  const view = viewOf(session)
  const decision = unplaced(view)
  const [remedy, ...others] = await offered(session, decision)
  expect(remedy?.label).toMatch(/^Put stack=prod on i-/)
  expect(others.map(({ label }) => label).filter((label) => label.startsWith('Add one'))).toEqual([])
  const outcome = await session.tryOut({ acts: remedy?.acts ?? [], aheadMs: TRIAL_MS }, view.branchId)
  expect(outcomeText(must(outcome?.history, 'an outcome'), decision, view.world)).toMatch(/ placed at once/)
})

it('has nothing to offer once the service waits no more', async () => {
  const session = await fullLab()
  const decision = unplaced(viewOf(session))
  await session.act(changeAct({ desiredCount: 4 }))
  await session.seek(120_000)
  expect(unplacedOf(decision, viewOf(session).world)).toBeNull()
})
