import { createService, register, updateService, yard } from './builders.ts'
import type { Input, TestLab } from './testLab.ts'

/** How the second revision is bad: no task of it comes to RUNNING, or its health checks fail. */
export type Badness = 'start' | 'health'

const CHECK = { healthCheck: { command: ['CMD', 'true'], interval: 5, retries: 1, startPeriod: 0 } }

/** A revision whose main container waits for another that exits with 1: it never starts. */
export function registerBroken(lab: TestLab, family = 'web'): void {
  const side = { name: 'side', image: 'broken:1', memory: 64, essential: false }
  const dependsOn = [{ containerName: 'side', condition: 'SUCCESS' }]
  const main = { name: 'main', image: 'web:1', cpu: 256, memory: 512, dependsOn }
  lab.ecs('RegisterTaskDefinition', { family, containerDefinitions: [main, side] })
  lab.act('lab', 'SetContainerBehavior', { image: 'broken:1', exitAfterSeconds: 0, exitCode: 1 })
}

/** A service that is steady on `web:1`, and an update to `web:2`, which is bad, at the end of it. */
export function badUpdate(how: Badness, service: Input = {}): TestLab {
  const lab = yard()
  register(lab, 'web', { containerFields: CHECK })
  if (how === 'start') registerBroken(lab)
  else register(lab, 'web', { containerFields: CHECK })
  createService(lab, service)
  lab.forward(100_000)
  if (how === 'health') failChecks(lab, 'web:2')
  updateService(lab, { taskDefinition: 'web:2' })
  return lab
}

export function failChecks(lab: TestLab, taskDefinition: string): void {
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', taskDefinition, checkFails: { fromSeconds: 0 } })
}

/** Lets time go on until something holds, or so long. */
export function until(lab: TestLab, holds: () => boolean, longestMs = 3_600_000): void {
  const endMs = lab.nowMs + longestMs
  while (!holds() && lab.nowMs < endMs) lab.forward(1_000)
}

/** The input of a circuit breaker. */
export function breaker(fields: Input = {}, configuration: Input = {}): Input {
  return {
    deploymentConfiguration: {
      ...configuration,
      deploymentCircuitBreaker: { enable: true, rollback: true, ...fields },
    },
  }
}

/** The service deployments of `web` as ECS describes them, newest first. */
export function history(lab: TestLab): readonly Input[] {
  const { serviceDeployments } = lab.ecs('ListServiceDeployments', { service: 'web', maxResults: 100 })
  const arns = (serviceDeployments as readonly Input[]).map((one) => one.serviceDeploymentArn)
  return lab.ecs('DescribeServiceDeployments', { serviceDeploymentArns: arns.slice(0, 20) })
    .serviceDeployments as readonly Input[]
}
