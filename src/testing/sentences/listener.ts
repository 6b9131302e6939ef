import { must } from '../../base/assert.ts'
import { serviceKey } from '../../model/world/service/service.ts'
import type { Act } from '../../model/api/command.ts'
import type { Engine } from '../../model/engine/engine.ts'
import type { Change } from '../../model/world/change.ts'
import { noticedTrouble } from '../../model/world/balancing/taskTargets.ts'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { CodeDeployDecision } from '../../model/world/codeDeploy/codeDeployDecision.ts'
import type { Decision, DecisionOf } from '../../model/world/decision.ts'
import type { BreakerDecision } from '../../model/world/deployment/breakerDecision.ts'
import type { FailureDecision } from '../../model/world/deployment/failureDecision.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import type { Explanation } from '../../model/world/explanation.ts'
import type { ShiftDecision } from '../../model/world/deployment/shifting/shiftDecision.ts'
import { isMeasurement } from '../../model/world/measurement.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { Court } from './claim.ts'
import { RollingListener } from './rollingListener.ts'
import { shiftScene, SHIFT_CLAIMS } from './shiftClaims.ts'
import { Telling } from './telling.ts'
import { CODE_DEPLOY_CLAIMS } from './codeDeployClaims.ts'
import { codeDeployScene } from './codeDeployScene.ts'
import { FAILURE_CLAIMS, type FailureScene } from './failureClaims.ts'
import { FAULT_CLAIMS, stoodThen } from './faultClaims.ts'
import { holdLoop } from './loopClaims.ts'
import { isOfLoop, loopScene, type LoopKind } from './loopScene.ts'
import type { Mouth } from './mouth.ts'
import { PULL_CLAIMS } from './pullClaims.ts'
import { PLACEMENT_CLAIMS } from './placementClaims.ts'
import { placementScene, type PlacementScene } from './placementScene.ts'
import { EXIT_CLAIMS } from './exitClaims.ts'
import { containersThen, holdContainers, STOP_CLAIMS, type StopScene } from './stopClaims.ts'
import { judgeOwners, judgeThings } from './subjectJudge.ts'
import { judgeCards, judgeNews, judgeRows } from './treeJudge.ts'
import { REGISTRATION_CLAIMS } from './registrationClaims.ts'
import { lifecycleScene, REGISTRY_CLAIMS } from './registryClaims.ts'
import { wishOf } from './wish.ts'
import { decisionsOf } from '../../model/world/toldBy.ts'

/**
 * What only writes down what was comes every five seconds where there is traffic, and changes a few figures: of so many
 * one is looked at. `npm run soak` looks at each.
 */
const MEASUREMENTS_A_LOOK = import.meta.env.MODE === 'soak' ? 1 : 20

/** Listens to all that the page says of a world while it lives, and holds it against that world. */
export class Listener {
  readonly #engine: Engine
  readonly #mouth: Mouth
  readonly #court: Court
  readonly #telling: Telling
  readonly #rolling: RollingListener
  #act: Act | null = null
  #explanations = new Map<number, Explanation>()
  #placements = new Map<number, PlacementScene>()
  /** Judged at the end of the instant, when the page shows them. */
  #waiting: (() => void)[] = []
  #noPlace = new Set<string>()
  #known = new WeakSet<Task | ContainerInstance>()
  #hasChanged = false
  #measurements = 0

  constructor(engine: Engine, mouth: Mouth, court: Court) {
    this.#engine = engine
    this.#mouth = mouth
    this.#court = court
    this.#telling = new Telling(engine, mouth, court)
    this.#rolling = new RollingListener(this.#telling, (text, placementId) => this.#holdNoPlace(text, placementId))
    engine.explainer = (id, explain) => this.#explanations.set(id, explain())
    engine.listener = (change) => this.#hear(change)
  }

  /** Which command is carried out; `null` while time alone goes on. */
  during(act: Act | null): void {
    this.#act = act
    // What was foreseen was foreseen without it.
    if (act !== null) this.#rolling.forgetPromises()
  }

  /** At the end of an instant, when the page shows it. */
  look(): void {
    const { world } = this.#engine
    for (const judge of this.#waiting) judge()
    this.#waiting = []
    this.#noPlace.clear()
    this.#explanations.clear()
    this.#rolling.look(this.#hasChanged)
    if (!this.#hasChanged) return
    this.#hasChanged = false
    judgeThings({ mouth: this.#mouth, world, known: this.#known }, this.#court)
    judgeOwners({ mouth: this.#mouth, world }, this.#court)
    judgeRows(this.#mouth.rows(world), world, this.#court)
    judgeCards((ref) => this.#mouth.card(ref, world), world, this.#court)
    judgeNews(this.#mouth.news(world), world, this.#court)
  }

  #hear(change: Change): void {
    if (change.kind === 'metricRecorded' || change.kind === 'tasksForgotten') return
    if (isMeasurement(change) && ++this.#measurements % MEASUREMENTS_A_LOOK > 0) return
    this.#hasChanged = true
    for (const decision of decisionsOf(change)) this.#hearDecision(decision)
  }

  #hearDecision(decision: Decision): void {
    if (decision.kind === 'rolling') this.#hearRolling(decision)
    else if (decision.kind === 'shift') this.#hearShift(decision)
    else if (decision.kind === 'placement') this.#hearPlacement(decision)
    else if (decision.kind === 'breaker' || decision.kind === 'failure') this.#hearFailure(decision)
    else if (decision.kind === 'codeDeploy') this.#hearCodeDeploy(decision)
    else if (isOfLoop(decision)) this.#hearLoop(decision)
    else if (decision.kind === 'lifecycle') {
      const scene = lifecycleScene(this.#engine.world, decision)
      this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) =>
        this.#court.hold(text, REGISTRY_CLAIMS, scene),
      )
    } else if (decision.kind === 'registration') {
      const { world } = this.#engine
      const instance = must(world.instances.get(decision.instanceId), decision.instanceId)
      this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) =>
        this.#court.hold(text, REGISTRATION_CLAIMS, { instance, world }),
      )
    } else if (decision.kind === 'fault') {
      const { world } = this.#engine
      const stood = stoodThen(world, decision)
      this.#waiting.push(() =>
        this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) =>
          this.#court.hold(text, FAULT_CLAIMS, { decision, stood, world }),
        ),
      )
    } else if (decision.kind === 'pull') {
      const { world } = this.#engine
      this.#waiting.push(() =>
        this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) =>
          this.#court.hold(text, PULL_CLAIMS, { decision, world }),
        ),
      )
    } else if (decision.kind === 'stop') {
      const { world } = this.#engine
      const before = world.tasks.get(decision.taskId)
      if (before === undefined) return this.#court.report('stop: of a task that is not there')
      const instance = world.instances.get(before.instanceId ?? '')
      const failsTarget = noticedTrouble(world, before, world.nowMs) !== null
      const containers = containersThen(world, before)
      const told = this.#explanations.get(decision.id)
      this.#waiting.push(() => {
        const after = world.tasks.get(decision.taskId)
        const scene: StopScene = { decision, before, after, instance, failsTarget, world }
        const claims = [...STOP_CLAIMS, ...EXIT_CLAIMS]
        this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) =>
          this.#court.hold(text, claims, scene),
        )
        holdContainers(this.#telling.wordsOf(decision, told), containers, this.#court)
      })
    }
  }

  /** Judged at once: what was counted is another figure right after. */
  #hearFailure(decision: BreakerDecision | FailureDecision): void {
    const key = keyOf(decision)
    const scene: FailureScene = { decision, key, world: this.#engine.world }
    this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) =>
      this.#court.hold(text, FAILURE_CLAIMS, scene),
    )
  }

  /** Judged at once: what comes next may take it back at the same instant. */
  #hearCodeDeploy(decision: CodeDeployDecision): void {
    const scene = codeDeployScene(decision, this.#engine.world)
    if (scene === null) return this.#court.report('codeDeploy: of a deployment that is not there')
    this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) =>
      this.#court.hold(text, CODE_DEPLOY_CLAIMS, scene),
    )
  }

  #hearRolling(decision: RollingDecision): void {
    const judge = this.#rolling.hear(decision, this.#noPlace.has(keyOf(decision)))
    if (judge !== null) this.#waiting.push(judge)
  }

  /** A stage that is over ends the wait for it. Judged at once: the next may come at the same instant. */
  #hearShift(decision: ShiftDecision): void {
    this.#rolling.forgetPromises(keyOf(decision))
    const scene = shiftScene(this.#engine.world, keyOf(decision))
    if (scene === null) return this.#court.report('shift: of a deployment that is not there')
    this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) =>
      this.#court.hold(text, SHIFT_CLAIMS, { ...scene, decision }),
    )
  }

  /** What the look says that found no place is the placement's. */
  #holdNoPlace(text: string, placementId: number): string {
    const told = this.#placements.get(placementId)
    return told === undefined ? text : this.#court.hold(text, PLACEMENT_CLAIMS.slice(1), told)
  }

  #hearPlacement(decision: PlacementDecision): void {
    const { world } = this.#engine
    const key = keyOf(decision)
    if (decision.taskId === null) this.#noPlace.add(key)
    const wish = wishOf(decision, this.#act, world)
    if (wish === null) return this.#court.report('placement: of a revision that is not there')
    const scene = placementScene(decision, wish, world)
    this.#placements = new Map([...[...this.#placements].slice(-20), [decision.id, scene]])
    const explanation = this.#explanations.get(decision.id)
    this.#waiting.push(() => {
      for (const told of explanation === undefined ? [undefined] : [undefined, explanation]) {
        this.#telling.holdWords(decision, this.#telling.wordsOf(decision, told), (text) =>
          this.#court.hold(text, PLACEMENT_CLAIMS, scene),
        )
      }
    })
  }

  #hearLoop(decision: DecisionOf<LoopKind>): void {
    const scene = loopScene(decision, this.#act, this.#engine.world)
    this.#waiting.push(() =>
      this.#telling.holdWords(decision, this.#telling.wordsOf(decision), (text) => holdLoop(text, scene, this.#court)),
    )
  }
}

function keyOf({ clusterName, serviceName }: Pick<Decision, 'clusterName' | 'serviceName'>): string {
  return serviceKey(clusterName, serviceName ?? '')
}
