import { Random } from '../../../src/base/random.ts'
import { Run } from '../../../src/model/engine/run.ts'
import type { Command } from '../../../src/model/api/command.ts'
import type { Contender, Round } from '../contender.ts'

/** A busy hour: 600 tasks in twelve services on 100 instances and on Fargate, each service deployed every 10 min. */
const HOUR_MS = 3_600_000
const SERVICES = 12
const TASKS = 50
const DEPLOY_EVERY_MS = 600_000
/** Instants of one round: as many as it takes to say what one in twenty takes. */
const INSTANTS = 20

const log: readonly Command[] = busyHour()

function busyHour(): readonly Command[] {
  const instances = { cluster: 'yard', instanceType: 'm5.large', count: 100 }
  const commands: Command[] = [
    ecs(0, 'CreateCluster', { clusterName: 'yard' }),
    { ...ecs(0, 'AddContainerInstances', instances), service: 'lab' as const },
    ...['bridge', 'awsvpc'].map((networkMode) => ecs(0, 'RegisterTaskDefinition', definition(networkMode))),
  ]
  for (let i = 0; i < SERVICES; i++) commands.push(ecs(0, 'CreateService', service(i)))
  for (let dueMs = 120_000; dueMs < HOUR_MS; dueMs += DEPLOY_EVERY_MS / SERVICES) {
    const index = Math.round(dueMs / (DEPLOY_EVERY_MS / SERVICES)) % SERVICES
    const input = { cluster: 'yard', service: `web-${String(index)}`, forceNewDeployment: true }
    commands.push(ecs(dueMs, 'UpdateService', input))
  }
  return commands
}

function service(index: number): Command['input'] {
  const isFargate = index % 2 === 1
  return {
    cluster: 'yard',
    serviceName: `web-${String(index)}`,
    taskDefinition: isFargate ? 'awsvpc' : 'bridge',
    desiredCount: TASKS,
    launchType: isFargate ? 'FARGATE' : 'EC2',
    deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
    ...(isFargate && {
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b', 'subnet-c'] } },
    }),
  }
}

function definition(networkMode: string): Command['input'] {
  const containerDefinitions = [{ name: 'web', image: 'web:1', essential: true, cpu: 256, memory: 512 }]
  return { family: networkMode, networkMode, cpu: '256', memory: '512', containerDefinitions }
}

function ecs(atMs: number, operation: string, input: Command['input']): Command {
  return { atMs, service: 'ecs', operation, input }
}

/** Goes to so many instants, the same in the same round of both. */
function visit(random: Random, goTo: (atMs: number) => Run): Round {
  const hashes: string[] = []
  const samplesMs: number[] = []
  for (let i = 0; i < INSTANTS; i++) {
    const atMs = random.between(0, HOUR_MS)
    const startedMs = performance.now()
    const run = goTo(atMs)
    samplesMs.push(performance.now() - startedMs)
    hashes.push(run.hash)
  }
  return { wallMs: samplesMs.reduce((sum, one) => sum + one, 0), units: INSTANTS, outcome: hashes, samplesMs }
}

const seeks = Random.fromSeed(7)
let lived: Run | undefined

export const seekOurs: Contender = {
  prepare: () => {
    lived = new Run({ seed: 1, log })
    lived.advance(HOUR_MS)
  },
  round: () =>
    visit(seeks, (atMs) => {
      const run = lived ?? new Run({ seed: 1, log })
      run.seek(atMs)
      return run
    }),
}

export const seekFromZero: Contender = {
  round: () =>
    visit(seeks, (atMs) => {
      const run = new Run({ seed: 1, log })
      run.advance(atMs)
      return run
    }),
}
