import { Run } from '../../src/model/engine/run.ts'
import { newHistory, type History, type ServiceSample } from '../../src/model/world/history.ts'
import type { Act } from '../../src/model/api/command.ts'

/** Real runs for the panels' gallery: what is on that page was simulated, not typed. */

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

/** Scaled out, then rolled: a run of some minutes with its CPU. */
export function loadedLab(): PanelLab {
  const made = rollingLab({ desiredCount: 8, min: 100, max: 125 })
  const { run, originMs } = made
  const at = (ms: number, acts: readonly Act[]): void => {
    run.advance(originMs + ms)
    act(run, acts)
  }
  const shape = { cluster: CLUSTER, service: 'web', shape: 'ramp', baseCpuUnits: 1_800, peakCpuUnits: 5_200 }
  at(120_000, [lab('SetLoad', { ...shape, startSeconds: 0, periodSeconds: 240 })])
  at(420_000, [ecs('UpdateService', { cluster: CLUSTER, service: 'web', desiredCount: 11 })])
  at(640_000, [ecs('UpdateService', { cluster: CLUSTER, service: 'web', taskDefinition: 'web:7' })])
  return made
}

/** As many samples as a history may hold, with counts that never rest: for the stopwatch, not for the eye. */
export function longHistory(count: number): History {
  const history = newHistory(count * 200)
  const samples: ServiceSample[] = Array.from({ length: count }, (_, index) => {
    const old = 6 + (index % 3)
    const side = { pending: index % 2, leaving: 0 }
    return {
      atMs: index * 200,
      desiredCount: 8,
      limits: { lower: 6, upper: 12 },
      isSteady: false,
      waitingCount: 0,
      revisions: [
        { definitionKey: 'web:8', isPrimary: true, running: index % 5, healthy: index % 2, ...side },
        { definitionKey: 'web:7', isPrimary: false, running: old, healthy: old - (index % 4 === 0 ? 1 : 0), ...side },
      ],
    }
  })
  history.services.set(`${CLUSTER}/web`, samples)
  return history
}
