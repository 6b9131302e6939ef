/**
 * The stage in all its states, for the eye: `npx vite`, then /tools/stage-gallery.html. One picture alone:
 * `?scene=lab&theme=dark&mode=lab&w=856&h=620`, which is what screenshots are taken of.
 */
import { timer } from 'd3'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { UseOf } from '../src/canvas/items.ts'
import { crowdFixture, demoFixture, labFixture, statesFixture, type Fixture } from '../src/testing/canvas/fixtures.ts'
import { newWorld } from '../src/model/world/world.ts'
import { Engine } from '../src/model/engine/engine.ts'
import { usageOf } from '../src/model/world/monitoring/usage.ts'
import type { Command } from '../src/model/api/command.ts'
import type { PlacementDecision } from '../src/model/world/decision.ts'
import { StageTree } from '../src/ui/stage/StageTree.tsx'
import { StageView, type StageMode, type StageSelection } from '../src/ui/stage/StageView.tsx'
import { StatusLine } from '../src/ui/stage/StatusLine.tsx'
import { installPaletteSheet } from '../src/ui/theme/paletteSheet.ts'
import { useTheme } from '../src/ui/theme/themeStore.ts'
import '../src/ui/theme/fonts.css'
import '../src/ui/theme/tokens.css'
import '../src/ui/theme/base.css'
import '../src/ui/theme/type.css'

type Made = Fixture & { readonly decision?: PlacementDecision }

const SCENES: Readonly<Record<string, () => Made>> = {
  demo: demoFixture,
  lab: labFixture,
  states: statesFixture,
  crowd: () => crowdFixture(300),
  swarm: () => crowdFixture(5_000),
  fargate: () => crowdFixture(200, { isFargate: true }),
  fargateSwarm: () => crowdFixture(5_000, { isFargate: true }),
  empty: () => ({ world: newWorld(1), nowMs: 0 }),
}

interface Shot {
  readonly scene: string
  readonly theme: 'light' | 'dark' | 'projector'
  readonly mode: StageMode
  readonly width: number
  readonly height: number
  readonly tree?: boolean
}

const SHOTS: readonly Shot[] = [
  { scene: 'demo', theme: 'light', mode: 'demo', width: 816, height: 381 },
  { scene: 'lab', theme: 'light', mode: 'lab', width: 856, height: 648, tree: true },
  { scene: 'lab', theme: 'dark', mode: 'lab', width: 856, height: 648, tree: true },
  { scene: 'demo', theme: 'dark', mode: 'compare', width: 720, height: 217 },
  { scene: 'demo', theme: 'projector', mode: 'projector', width: 816, height: 262 },
  { scene: 'demo', theme: 'light', mode: 'phone', width: 390, height: 180 },
  { scene: 'states', theme: 'light', mode: 'demo', width: 1200, height: 720 },
  { scene: 'states', theme: 'dark', mode: 'lab', width: 856, height: 480 },
  { scene: 'states', theme: 'projector', mode: 'projector', width: 1280, height: 640 },
  { scene: 'crowd', theme: 'light', mode: 'lab', width: 856, height: 620 },
  { scene: 'swarm', theme: 'light', mode: 'lab', width: 856, height: 620 },
  { scene: 'swarm', theme: 'dark', mode: 'lab', width: 1400, height: 820 },
  { scene: 'fargate', theme: 'light', mode: 'lab', width: 856, height: 620 },
  { scene: 'fargateSwarm', theme: 'light', mode: 'lab', width: 856, height: 620 },
  { scene: 'empty', theme: 'light', mode: 'lab', width: 856, height: 420 },
]

/** A rolling update of the real model, played: motion is judged by eye. */
function RollingStage({ mode, width, height }: Shot) {
  const speed = Number(new URLSearchParams(location.search).get('speed') ?? 4)
  const count = Number(new URLSearchParams(location.search).get('count') ?? 4)
  const [engine] = useState(() => rollingEngine(count))
  const [view, setView] = useState({ world: engine.world, nowMs: engine.world.nowMs })
  const [selection, setSelection] = useState<StageSelection | null>(null)
  useEffect(() => {
    let last = performance.now()
    const clock = timer(() => {
      const now = performance.now()
      engine.runUntil(engine.world.nowMs + Math.round((now - last) * speed))
      last = now
      setView({ world: engine.world, nowMs: engine.world.nowMs })
    })
    return () => {
      clock.stop()
    }
  }, [engine, speed])
  return (
    <div className="shot">
      <div className="shot__tree" style={{ height }}>
        <StageTree view={view} selection={selection} onSelect={setSelection} />
      </div>
      <div style={{ width, height }}>
        <StageView
          view={view}
          mode={mode}
          selection={selection}
          onSelect={setSelection}
          useOf={(taskId) => usageOf(engine.world, taskId)}
          speed={speed}
        />
        <StatusLine view={view} speed={speed} />
      </div>
    </div>
  )
}

function rollingEngine(count: number): Engine {
  const engine = Engine.create(1)
  const act = (service: Command['service'], operation: string, input: Command['input']): void => {
    const answer = engine.execute({ atMs: engine.world.nowMs, service, operation, input })
    if ('error' in answer) throw new Error(`${operation}: ${answer.error.message}`)
  }
  const container = {
    name: 'web',
    image: 'web:7',
    cpu: 512,
    memory: 1_024,
    portMappings: [{ containerPort: 80, hostPort: 0 }],
  }
  act('ecs', 'CreateCluster', { clusterName: 'yard-demo' })
  act('lab', 'AddContainerInstances', {
    cluster: 'yard-demo',
    instanceType: 'm5.large',
    count: Math.max(3, Math.ceil(count / 2)),
  })
  for (let revision = 1; revision <= 2; revision += 1) {
    act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] })
  }
  const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 100 }
  const service = {
    cluster: 'yard-demo',
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount: count,
    deploymentConfiguration,
  }
  act('ecs', 'CreateService', service)
  engine.runUntil(120_000)
  act('ecs', 'UpdateService', { cluster: 'yard-demo', service: 'web', taskDefinition: 'web:2' })
  return engine
}

function StageShot({ scene, mode, width, height, tree = false }: Shot) {
  const [fixture] = useState<Made>(() => (SCENES[scene] ?? demoFixture)())
  const [selection, setSelection] = useState<StageSelection | null>(
    scene === 'lab' ? { kind: 'waiting', id: 'prod/worker' } : null,
  )
  const useOf: UseOf = (taskId) => {
    const task = fixture.world.tasks.get(taskId)
    if (task?.step !== 'running') return undefined
    const part = task.isHealthy ? 0.42 : 0.05
    return { cpuUnits: task.cpuUnits * part, memoryMib: task.memoryMib * 0.5 }
  }
  return (
    <div className="shot">
      {tree && (
        <div className="shot__tree" style={{ height }}>
          <StageTree view={fixture} selection={selection} onSelect={setSelection} />
        </div>
      )}
      <div style={{ width, height }}>
        <StageView
          view={fixture}
          mode={mode}
          selection={selection}
          onSelect={setSelection}
          decision={selection?.kind === 'waiting' ? (fixture.decision ?? null) : null}
          useOf={useOf}
          speed={1}
        />
      </div>
    </div>
  )
}

/** One shot alone fills the window's corner; all of them come one below the other, each in its theme's colours. */
function Gallery() {
  const query = new URLSearchParams(location.search)
  const scene = query.get('scene')
  if (scene === null) {
    return SHOTS.map((shot) => {
      const { width, height, tree, ...rest } = shot
      const address = new URLSearchParams({ ...rest, w: String(width), h: String(height), tree: String(tree === true) })
      return (
        <p key={address.toString()}>
          <a href={`?${address.toString()}`}>{`${shot.scene}, ${shot.mode}, ${shot.theme}`}</a>
        </p>
      )
    })
  }
  const theme = (query.get('theme') ?? 'light') as Shot['theme']
  const mode = (query.get('mode') ?? 'lab') as StageMode
  const [width, height] = [Number(query.get('w') ?? 856), Number(query.get('h') ?? 620)]
  if (scene === 'roll') return <RollingStage {...{ scene, theme, mode, width, height }} />
  return <StageShot {...{ scene, theme, mode, width, height }} tree={query.get('tree') === 'true'} />
}

const theme = new URLSearchParams(location.search).get('theme') ?? 'light'
document.documentElement.dataset.theme = theme
useTheme.setState({ name: theme as Shot['theme'], reducedMotion: false, projecting: theme === 'projector' })
installPaletteSheet(document)
const sheet = new CSSStyleSheet()
sheet.replaceSync(
  '.shot{display:flex}.shot>*{flex:none}.shot__tree{width:232px;padding:16px;border-right:1px solid var(--line);background:var(--panel);overflow:hidden;flex:none}',
)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  )
}
