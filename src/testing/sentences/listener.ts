import { passName, serviceKey } from '../../model/world/service/service.ts'
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
import { isMeasurement } from '../../model/world/measurement.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'
import type { Task } from '../../model/world/task/task.ts'
import { momentOfDecision, momentOfService } from '../../ui/words/deployment/counts.ts'
import type { DecisionWords } from '../../ui/words/words.ts'
import { scopedTo, viewOf } from '../rollingOracle.ts'
import { precisionOf, timeOf, type Court } from './claim.ts'
import { CODE_DEPLOY_CLAIMS } from './codeDeployClaims.ts'
import { codeDeployScene } from './codeDeployScene.ts'
import { FAILURE_CLAIMS, type FailureScene } from './failureClaims.ts'
import { FAULT_CLAIMS, stoodThen } from './faultClaims.ts'
import { holdForm, holdRest, holdSentence } from './form.ts'
import { holdLoop } from './loopClaims.ts'
import { isOfLoop, loopScene, type LoopKind } from './loopScene.ts'
import type { Mouth } from './mouth.ts'
import { PULL_CLAIMS } from './pullClaims.ts'
import { PLACEMENT_CLAIMS } from './placementClaims.ts'
import { placementScene, type PlacementScene } from './placementScene.ts'
import { judgeQuestions } from './questionJudge.ts'
import { ACT_CLAIMS } from './actClaims.ts'
import { COUNT_CLAIMS } from './countClaims.ts'
import { REST_CLAIMS } from './restClaims.ts'
import { UNDECIDED_CLAIMS } from './undecidedClaims.ts'
import { actedIds, type RollingScene } from './rollingScene.ts'
import { EXIT_CLAIMS } from './exitClaims.ts'
import { containersThen, holdContainers, STOP_CLAIMS, type StopScene } from './stopClaims.ts'
import { judgeOwners, judgeThings } from './subjectJudge.ts'
import { judgeCards, judgeNews, judgeRows } from './treeJudge.ts'
import { READ_CLAIMS } from './waitClaims.ts'
import { lifecycleScene, REGISTRY_CLAIMS } from './registryClaims.ts'
import { wishOf } from './wish.ts'

/** DEP-9: a look may have to wait for the gap after an act. */
const GAP_MS = 4_000
/**
 * What only writes down what was comes every five seconds where there is traffic, and changes a few figures: of so many
 * one is looked at. `npm run soak` looks at each.
 */
const MEASUREMENTS_A_LOOK = import.meta.env.MODE === 'soak' ? 1 : 20
/** So many looks of a service are read again later. */
const READ_AGAIN = 3

/** Listens to all that the page says of a world while it lives, and holds it against that world. */
export class Listener {
  readonly #engine: Engine
  readonly #mouth: Mouth
  readonly #court: Court
  #act: Act | null = null
  #explanations = new Map<number, Explanation>()
  #placements = new Map<number, PlacementScene>()
  /** Judged at the end of the instant, when the page shows them. */
  #waiting: (() => void)[] = []
  #noPlace = new Set<string>()
  #looks = new Map<string, RollingDecision[]>()
  #known = new WeakSet<Task | ContainerInstance>()
  #promises = new Map<string, { readonly byMs: number; readonly text: string }>()
  #hasChanged = false
  #measurements = 0

  constructor(engine: Engine, mouth: Mouth, court: Court) {
    this.#engine = engine
    this.#mouth = mouth
    this.#court = court
    engine.explainer = (id, explain) => this.#explanations.set(id, explain())
    engine.listener = (change) => this.#hear(change)
  }

  /** Which command is carried out; `null` while time alone goes on. */
  during(act: Act | null): void {
    this.#act = act
    // What was foreseen was foreseen without it.
    if (act !== null) this.#promises.clear()
  }

  /** At the end of an instant, when the page shows it. */
  look(): void {
    const { world } = this.#engine
    for (const judge of this.#waiting) judge()
    this.#waiting = []
    this.#noPlace.clear()
    this.#explanations.clear()
    for (const key of [...this.#promises.keys()]) this.#keepPromise(key)
    if (!this.#hasChanged) return
    this.#hasChanged = false
    for (const service of world.services.values()) this.#lookAtService(service.key)
    judgeThings({ mouth: this.#mouth, world, known: this.#known }, this.#court)
    judgeOwners({ mouth: this.#mouth, world }, this.#court)
    judgeRows(this.#mouth.rows(world), world, this.#court)
    judgeCards((ref) => this.#mouth.card(ref, world), world, this.#court)
    judgeNews(this.#mouth.news(world), world, this.#court)
  }

  #hear(change: Change): void {
    if (change.kind === 'metricRecorded' || change.kind === 'taskForgotten') return
    if (isMeasurement(change) && ++this.#measurements % MEASUREMENTS_A_LOOK > 0) return
    this.#hasChanged = true
    if (change.kind !== 'decided') return
    const { decision } = change
    // A stage that is over ends the wait for it.
    if (decision.kind === 'shift') this.#promises.delete(`${decision.clusterName}/${decision.serviceName ?? ''}`)
    if (decision.kind === 'rolling') this.#hearRolling(decision)
    else if (decision.kind === 'placement') this.#hearPlacement(decision)
    else if (decision.kind === 'breaker' || decision.kind === 'failure') this.#hearFailure(decision)
    else if (decision.kind === 'codeDeploy') this.#hearCodeDeploy(decision)
    else if (isOfLoop(decision)) this.#hearLoop(decision)
    else if (decision.kind === 'lifecycle') {
      const scene = lifecycleScene(this.#engine.world, decision)
      this.#holdWords(decision, this.#wordsOf(decision), (text) => this.#court.hold(text, REGISTRY_CLAIMS, scene))
    } else if (decision.kind === 'fault') {
      const { world } = this.#engine
      const stood = stoodThen(world, decision)
      this.#waiting.push(() =>
        this.#holdWords(decision, this.#wordsOf(decision), (text) =>
          this.#court.hold(text, FAULT_CLAIMS, { decision, stood, world }),
        ),
      )
    } else if (decision.kind === 'pull') {
      const { world } = this.#engine
      this.#waiting.push(() =>
        this.#holdWords(decision, this.#wordsOf(decision), (text) =>
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
        this.#holdWords(decision, this.#wordsOf(decision), (text) => this.#court.hold(text, claims, scene))
        holdContainers(this.#wordsOf(decision, told), containers, this.#court)
      })
    }
  }

  /** Judged at once: what was counted is another figure right after. */
  #hearFailure(decision: BreakerDecision | FailureDecision): void {
    const key = serviceKey(decision.clusterName, decision.serviceName ?? '')
    const scene: FailureScene = { decision, key, world: this.#engine.world }
    this.#holdWords(decision, this.#wordsOf(decision), (text) => this.#court.hold(text, FAILURE_CLAIMS, scene))
  }

  /** Judged at once: what comes next may take it back at the same instant. */
  #hearCodeDeploy(decision: CodeDeployDecision): void {
    const scene = codeDeployScene(decision, this.#engine.world)
    if (scene === null) return this.#court.report('codeDeploy: of a deployment that is not there')
    this.#holdWords(decision, this.#wordsOf(decision), (text) => this.#court.hold(text, CODE_DEPLOY_CLAIMS, scene))
  }

  #hearRolling(decision: RollingDecision): void {
    const { world } = this.#engine
    const key = serviceKey(decision.clusterName, decision.serviceName ?? '')
    const whole = world.services.get(key)
    if (whole === undefined) return this.#court.report(`rolling: ${key} is not there`)
    const ids = actedIds(decision)
    const { deploymentId: ofDeployment } = decision
    const service = scopedTo(world, whole, ofDeployment)
    const scene: RollingScene = {
      decision,
      service,
      // A stop is told before it is done, a start after.
      view: viewOf(world, service, { without: decision.action === 'start' ? ids : [], ofDeployment }),
      acted: ids.flatMap((id) => world.tasks.get(id) ?? []),
      foundNoPlace: this.#noPlace.has(key),
    }
    const looks = this.#looks.get(key) ?? []
    this.#looks.set(key, [...looks.slice(-READ_AGAIN), decision])
    this.#keepPromise(key)
    if (this.#promises.delete(key)) this.#court.note('a wait ends')
    this.#waiting.push(() => this.#judgeRolling(scene, key))
  }

  #judgeRolling(scene: RollingScene, key: string): void {
    const { decision } = scene
    const words = this.#wordsOf(decision)
    this.#holdWords(decision, words, (text) => {
      const rest = this.#court.hold(text, [...ACT_CLAIMS, ...COUNT_CLAIMS, ...REST_CLAIMS], scene)
      const unread = this.#holdRead(decision, key, rest)
      return this.#holdElse(unread, scene)
    })
    const where = `decision ${String(decision.id)}, ${decision.action}`
    const hasPlace = decision.action === 'start' ? true : decision.action === 'stop' ? null : false
    const asked = { service: scene.service, view: scene.view, hasPlace, where }
    judgeQuestions(this.#mouth.questions(momentOfDecision(decision)), asked, this.#court)
    this.#holdDetails(words, scene)
    const text = `${words.verdict}. ${words.sentence}`
    const [, wait, again] = /^ECS waits ([^.]*\d[^.]*)|more may start in ([^.]+)/.exec(text) ?? []
    const told = wait ?? again
    if (told === undefined) return
    // Who waits may have to leave the gap after an act as well (DEP-9).
    const byMs = decision.atMs + timeOf(told) + (again === undefined ? precisionOf(told) + GAP_MS : 0)
    this.#promises.set(key, { byMs, text })
  }

  /** The remedies of a look that found no place are the placement's. */
  #holdElse(text: string, scene: RollingScene): string {
    const { placementId } = scene.decision
    const told = this.#placements.get(placementId ?? 0)
    if (told === undefined) return text
    return this.#court.hold(text, PLACEMENT_CLAIMS.slice(1), told)
  }

  #holdDetails({ details }: DecisionWords, { decision, view, service }: RollingScene): void {
    const expected: Readonly<Record<string, number>> = {
      desiredCount: service.desiredCount,
      healthy: view.healthy,
      'RUNNING + PENDING': view.active,
      'still to stop': view.outgoing.length + view.surplus,
      'still to start': view.missing,
    }
    for (const { label, value } of details) {
      holdForm(value, label, this.#court)
      const right = expected[label]
      if (right !== undefined && value !== String(right)) {
        this.#court.report(`details ${label}: ${value} of decision ${String(decision.id)}, and it is ${String(right)}`)
      }
    }
  }

  #hearPlacement(decision: PlacementDecision): void {
    const { world } = this.#engine
    const key = serviceKey(decision.clusterName, decision.serviceName ?? '')
    if (decision.taskId === null) this.#noPlace.add(key)
    const wish = wishOf(decision, this.#act, world)
    if (wish === null) return this.#court.report('placement: of a revision that is not there')
    const scene = placementScene(decision, wish, world)
    this.#placements = new Map([...[...this.#placements].slice(-20), [decision.id, scene]])
    const explanation = this.#explanations.get(decision.id)
    this.#waiting.push(() => {
      for (const told of explanation === undefined ? [undefined] : [undefined, explanation]) {
        this.#holdWords(decision, this.#wordsOf(decision, told), (text) =>
          this.#court.hold(text, PLACEMENT_CLAIMS, scene),
        )
      }
    })
  }

  #hearLoop(decision: DecisionOf<LoopKind>): void {
    const scene = loopScene(decision, this.#act, this.#engine.world)
    this.#waiting.push(() =>
      this.#holdWords(decision, this.#wordsOf(decision), (text) => holdLoop(text, scene, this.#court)),
    )
  }

  #wordsOf(decision: Decision, explanation?: Explanation): DecisionWords {
    return this.#mouth.decision(decision, { ...this.#engine.world, originMs: 0, explanation })
  }

  /** The whole of what is said of a decision: what no claim speaks of may hold no figure. */
  #holdWords(decision: Decision, words: DecisionWords, hold: (text: string) => string): void {
    const where = `decision ${String(decision.id)}, ${decision.kind}`
    holdForm(words.verdict, where, this.#court)
    holdSentence(words.sentence, where, this.#court)
    holdRest(hold(`${words.verdict}. ${words.sentence}`), where, this.#court)
    for (const remedy of words.remedies) {
      holdForm(remedy, where, this.#court)
      holdRest(hold(remedy), where, this.#court)
    }
    this.#holdNames(`${words.verdict}. ${words.sentence}`, where)
  }

  /** Instances that are named are there; of a terminated one the decision tells. */
  #holdNames(text: string, where: string): void {
    const { instances } = this.#engine.world
    if (text.includes('was terminated')) return
    for (const [name] of text.matchAll(/\bi-[0-9a-f]{4}\b/g)) {
      const isThere = [...instances.values()].some((one) => one.ec2InstanceId.startsWith(name))
      if (!isThere) this.#court.report(`name: ${name} is not there, in “${text}” of ${where}`)
    }
  }

  #holdRead(decision: RollingDecision, key: string, text: string): string {
    const { world } = this.#engine
    const next = this.#looks.get(key)?.find((one) => one.id > decision.id)
    const named = world.services.get(key)
    // Another of the same name is not the one that it was about.
    const service = (named?.createdAtMs ?? 0) > decision.atMs ? undefined : named
    const wakes = this.#engine.wakes.get(passName({ serviceKey: key, createdAtMs: service?.createdAtMs ?? -1 }))
    const isLookDue = wakes !== undefined && wakes <= world.nowMs + GAP_MS
    return this.#court.hold(text, READ_CLAIMS, { decision, next, world, service, isLookDue })
  }

  /** A service at the end of an instant: its head, its questions, and its last looks as they read by now. */
  #lookAtService(key: string): void {
    const { world } = this.#engine
    const service = world.services.get(key)
    if (service === undefined) return
    for (const look of this.#looks.get(key) ?? []) {
      const { verdict } = this.#wordsOf(look)
      if (look.action === 'wait') this.#holdRead(look, key, verdict)
    }
    const head = this.#mouth.head({ kind: 'service', id: key }, world)
    if (head === null) return this.#court.report(`head: ${key} has none`)
    const text = `${head.verdict}. ${head.sentence}`
    holdSentence(head.sentence, `service ${key}`, this.#court)
    if (service.status !== 'ACTIVE') return
    const view = viewOf(world, service)
    const look = this.#looks.get(key)?.at(-1)
    const waiting = service.waiting
    if (look !== undefined) {
      const isAct = look.action === 'stop' || look.action === 'start'
      const scene: RollingScene = { decision: look, service, view, acted: [], foundNoPlace: waiting !== null }
      this.#court.hold(text, isAct ? UNDECIDED_CLAIMS : [...COUNT_CLAIMS, ...REST_CLAIMS, ...UNDECIDED_CLAIMS], scene)
      this.#holdRead(look, key, text)
    }
    // Of task sets each is looked at for itself: the page asks no two questions of all of them.
    if (service.controller !== undefined) return
    const hasPlace = waiting === null ? true : view.room > 0 && view.missing > 0 ? false : null
    const asked = { service, view, hasPlace, where: `service ${key} at ${String(world.nowMs)}` }
    judgeQuestions(this.#mouth.questions(momentOfService(service, world)), asked, this.#court)
  }

  /** "ECS waits 40 s": when the time is over something is decided, if nobody did anything meanwhile. */
  #keepPromise(key: string): void {
    const promise = this.#promises.get(key)
    if (promise === undefined || this.#engine.world.nowMs <= promise.byMs) return
    this.#court.report(`a wait ends without a decision of ${key}: “${promise.text}”`)
    this.#promises.delete(key)
  }
}
