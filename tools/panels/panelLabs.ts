import { Run } from '../../src/model/engine/run.ts'
import type { Command } from '../../src/model/operations/command.ts'

/** Real runs for the panels' gallery: what is on that page was simulated, not typed. */

type Act = Omit<Command, 'atMs'>

export interface PanelLab {
  readonly run: Run
  readonly serviceKey: string
  /** When the update of the service was ordered: 00:00 on the page. */
  readonly originMs: number
}

export interface RollingOptions {
  readonly desiredCount?: number
  readonly min?: number
  readonly max?: number
  readonly instances?: number
  readonly cpuUnits?: number
  readonly memoryMib?: number
}

const CLUSTER = 'yard-demo'

const ecs = (operation: string, input: Act['input']): Act => ({ service: 'ecs', operation, input })
const lab = (operation: string, input: Act['input']): Act => ({ service: 'lab', operation, input })

function act(run: Run, acts: readonly Act[]): void {
  for (const one of acts) {
    const answer = run.act(one)
    if ('error' in answer) throw new Error(`${one.operation}: ${answer.error.name}: ${answer.error.message}`)
  }
}

function register(family: string, cpuUnits: number, memoryMib: number): Act {
  const portMappings = [{ containerPort: 80, hostPort: 0 }]
  const logConfiguration = { logDriver: 'awslogs', options: { 'awslogs-group': `/ecs/${family}` } }
  const container = { name: family, image: family, cpu: cpuUnits, memory: memoryMib, essential: true }
  return ecs('RegisterTaskDefinition', {
    family,
    containerDefinitions: [{ ...container, portMappings, logConfiguration }],
  })
}

/** A service at web:7, steady, then told to roll to web:8. */
export function rollingLab(options: RollingOptions = {}): PanelLab {
  const { desiredCount = 4, min = 50, max = 100, instances = 3, cpuUnits = 512, memoryMib = 1_024 } = options
  const run = new Run({ seed: 1 })
  const web = Array.from({ length: 8 }, () => register('web', cpuUnits, memoryMib))
  act(run, [
    ecs('CreateCluster', { clusterName: CLUSTER }),
    lab('AddContainerInstances', { cluster: CLUSTER, instanceType: 'm5.large', count: instances }),
    ...web,
    ecs('CreateService', {
      cluster: CLUSTER,
      serviceName: 'web',
      taskDefinition: 'web:7',
      desiredCount,
      deploymentConfiguration: { minimumHealthyPercent: min, maximumPercent: max },
    }),
    lab('SetLoad', { cluster: CLUSTER, service: 'web', shape: 'constant', baseCpuUnits: 1_270, peakCpuUnits: 1_270 }),
  ])
  run.advance(300_000)
  act(run, [ecs('UpdateService', { cluster: CLUSTER, service: 'web', taskDefinition: 'web:8' })])
  return { run, serviceKey: `${CLUSTER}/web`, originMs: 300_000 }
}

/** A second service that is too large for what the first left: its task finds no place. */
export function crowdedLab(): PanelLab {
  const { run, originMs } = rollingLab({ desiredCount: 6 })
  act(run, [
    register('worker', 1_024, 7_000),
    ecs('CreateService', { cluster: CLUSTER, serviceName: 'worker', taskDefinition: 'worker:1', desiredCount: 2 }),
  ])
  const instance = [...run.world.instances.values()].at(-1)
  act(run, [
    ecs('UpdateContainerInstancesState', {
      cluster: CLUSTER,
      containerInstances: [instance?.id ?? ''],
      status: 'DRAINING',
    }),
  ])
  return { run, serviceKey: `${CLUSTER}/worker`, originMs }
}

/** In the middle of the update the maximum is raised to 150 %. */
export function changedLab(): PanelLab {
  const made = rollingLab()
  made.run.advance(made.originMs + 20_000)
  act(made.run, [
    ecs('UpdateService', {
      cluster: CLUSTER,
      service: 'web',
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
    }),
  ])
  return made
}
