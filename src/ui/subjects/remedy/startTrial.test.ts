import { expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { Command } from '../../../model/api/command.ts'
import { agentCalls, appCalls, startingCalls } from '../../../model/world/roles/roleCalls.ts'
import { appRoleOf, instanceProfileOf, instanceRoleOf, startingRoleOf } from '../../../model/world/roles/rolesInUse.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { FakeFrames, FakeWorkers } from '../../../session/inProcess.fixture.ts'
import { createLabSession, type LabSession } from '../../../session/labSession.ts'
import { activeView } from '../../../session/labStore.ts'
import { labFileOf } from '../../../testing/failedStarts.ts'
import { failedPullsOf } from '../pulling/failedPulls.ts'
import { pullRemedies } from '../pulling/pullRemedies.ts'
import { roleRemedies } from '../roles/roleRemedies.ts'
import { agentTrial, codeTrial } from '../roles/roleTrials.ts'
import { actsOnBranch, trialOf, type Remedy, type RemedyTrial } from './remedy.ts'
import { notStarted, startTrial } from './startTrial.ts'

const SESSION_MS = 300_000
const NOTHING: Remedy = { label: 'nothing', acts: [] }

interface Opened {
  readonly session: LabSession
  readonly world: World
  readonly log: readonly Command[]
}

async function labOf(name: string, changed = (log: readonly Command[]): readonly Command[] => log): Promise<Opened> {
  const file = labFileOf(name)
  const log = changed(file.commands.filter(({ atMs }) => atMs < SESSION_MS))
  const session = createLabSession({ makeClient: new FakeWorkers().make, frames: new FakeFrames() })
  await session.open({ ...file, commands: log })
  await session.seek(SESSION_MS)
  return { session, log, world: must(activeView(session.store.getState()), 'a lab').world }
}

async function saidOf({ session }: Opened, remedy: Remedy | undefined, trial: RemedyTrial): Promise<string> {
  const tried = await session.tryOut(trialOf(must(remedy, 'a remedy'), trial), session.activeBranchId)
  return trial.said(must(tried ?? undefined, 'what came of it'))
}

function startOf({ world, log }: Opened, task: Task): RemedyTrial {
  return startTrial(notStarted(task), world)(log)
}

function taskOn({ tasks }: World, launchType: string): Task {
  return must(
    [...tasks.values()].find((one) => one.launchType === launchType),
    launchType,
  )
}

function pullRemedyOf({ world }: Opened, task: Task, index = 0): Remedy | undefined {
  return pullRemedies(must(failedPullsOf(world, task.id)[0], 'a failed pull'), world)[index]
}

it.each(['EC2', 'FARGATE'])('a standalone task on %s is run again once its image is there', async (launchType) => {
  const lab = await labOf('pullLabs/no-tag')
  const task = taskOn(lab.world, launchType)
  expect(await saidOf(lab, pullRemedyOf(lab, task), startOf(lab, task))).toMatch(/^run again: RUNNING after \d+ s$/)
  expect(await saidOf(lab, NOTHING, startOf(lab, task))).toMatch(
    /^run again: STOPPED as well\. CannotPullContainerError/,
  )
})

it.each(['EC2', 'FARGATE'])(
  'ECR-13 on %s it is run again when its image is back from the archive',
  async (launchType) => {
    const lab = await labOf('pullLabs/archived')
    const task = taskOn(lab.world, launchType)
    const remedy = must(pullRemedyOf(lab, task), 'a remedy')
    expect(await saidOf(lab, remedy, startOf(lab, task))).toMatch(/^run again: RUNNING after 10 min/)
    // On a branch it would be run at once, and in vain.
    expect(actsOnBranch(remedy, startOf(lab, task))).toEqual(remedy.acts)
  },
)

it('it is run again of the revision that the remedy registers', async () => {
  const lab = await labOf('pullLabs/no-digest')
  const task = taskOn(lab.world, 'EC2')
  expect(await saidOf(lab, pullRemedyOf(lab, task), startOf(lab, task))).toMatch(/^run again: RUNNING after \d+ s$/)
})

it.each(['no-token', 'may-not-pull', 'may-not-log', 'secret-denied'])(
  'what a role is refused in %s lets the task run once it is given',
  async (name) => {
    const lab = await labOf(`startLabs/${name}`)
    const task = taskOn(lab.world, 'FARGATE')
    const arn = startingRoleOf(lab.world, task)?.arn ?? null
    const remedies = roleRemedies(lab.world, { arn, calls: startingCalls(lab.world, task), roleFor: 'starting' })
    expect(remedies.length).toBeGreaterThan(0)
    for (const remedy of remedies) {
      expect(await saidOf(lab, remedy, startOf(lab, task))).toMatch(/^run again: RUNNING after \d+ s$/)
    }
  },
)

it('of a service the next tasks are waited for', async () => {
  const lab = await labOf('pullLabs/no-tag', (log) =>
    log.map((one) =>
      one.operation === 'RunTask'
        ? { ...one, operation: 'CreateService', input: { ...one.input, ...served(one) } }
        : one,
    ),
  )
  const task = taskOn(lab.world, 'EC2')
  expect(await saidOf(lab, pullRemedyOf(lab, task), startOf(lab, task))).toMatch(/^all RUNNING after /)
  expect(await saidOf(lab, NOTHING, startOf(lab, task))).toBe('not all RUNNING after 20 min')
})

function served({ input }: Command) {
  return { serviceName: String(input.taskDefinition), desiredCount: 1 }
}

it('an agent that may then registers', async () => {
  const lab = await labOf('roleLabs/agent-never-registers')
  const { world } = lab
  const instance = must([...world.instances.values()][0], 'an instance')
  const [remedy] = roleRemedies(world, {
    arn: instanceRoleOf(world, instance),
    calls: agentCalls(world, instance),
    roleFor: 'agent',
    profile: instanceProfileOf(instance),
  })
  const trial = agentTrial(instance, world)
  expect(await saidOf(lab, remedy, trial)).toMatch(/^registered after /)
  expect(await saidOf(lab, NOTHING, trial)).toBe('not registered after 20 min')
})

it('ROL-13 the code of a task is answered otherwise once its role may', async () => {
  const lab = await labOf('roleLabs/code-denied')
  const task = taskOn(lab.world, 'EC2')
  const { world } = lab
  const refused = { arn: appRoleOf(world, task)?.arn ?? null, calls: appCalls(world, task), roleFor: 'code' } as const
  const [remedy] = roleRemedies(world, refused)
  expect(await saidOf(lab, remedy, codeTrial(task))).toBe('its next calls are allowed')
  expect(await saidOf(lab, NOTHING, codeTrial(task))).toBe('still denied: s3:GetObject')
})
