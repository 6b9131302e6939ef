import { passName, serviceKey, type Service } from '../../model/world/service/service.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import { momentOfDecision, momentOfService } from '../../ui/words/deployment/counts.ts'
import type { DecisionWords } from '../../ui/words/words.ts'
import { scopedTo, shiftUnderWay, viewOf } from '../rollingOracle.ts'
import { ACT_CLAIMS } from './actClaims.ts'
import { precisionOf, timeOf } from './claim.ts'
import { COUNT_CLAIMS } from './countClaims.ts'
import { holdForm, holdSentence } from './form.ts'
import { judgeQuestions } from './questionJudge.ts'
import { REST_CLAIMS } from './restClaims.ts'
import { actedIds, type RollingScene } from './rollingScene.ts'
import { shiftScene, SHIFT_CLAIMS } from './shiftClaims.ts'
import { setCounts, TASK_SET_CLAIMS } from './taskSetClaims.ts'
import type { Telling } from './telling.ts'
import { UNDECIDED_CLAIMS } from './undecidedClaims.ts'
import { READ_CLAIMS } from './waitClaims.ts'

/** DEP-9: a look may have to wait for the gap after an act. */
const GAP_MS = 4_000
/** So many looks of a service are read again later. */
const READ_AGAIN = 3

/** Listens to the looks of service schedulers, and to what heads of services say in between. */
export class RollingListener {
  readonly #telling: Telling
  /** What is said of a placement that found no place, in the words of that. */
  readonly #holdPlacement: (text: string, placementId: number) => string
  #looks = new Map<string, RollingDecision[]>()
  #promises = new Map<string, { readonly byMs: number; readonly text: string }>()

  constructor(telling: Telling, holdPlacement: (text: string, placementId: number) => string) {
    this.#telling = telling
    this.#holdPlacement = holdPlacement
  }

  /** What was foreseen was foreseen without what happens now. */
  forgetPromises(key?: string): void {
    if (key === undefined) this.#promises.clear()
    else this.#promises.delete(key)
  }

  /** At the end of an instant: each service by its head, its questions, and its last looks as they read by now. */
  look(hasChanged: boolean): void {
    for (const key of [...this.#promises.keys()]) this.#keepPromise(key)
    if (!hasChanged) return
    for (const key of this.#telling.engine.world.services.keys()) this.#lookAtService(key)
  }

  /** @returns what judges it at the end of the instant, when the page shows it */
  hear(decision: RollingDecision, foundNoPlace: boolean): (() => void) | null {
    const { world } = this.#telling.engine
    const key = serviceKey(decision.clusterName, decision.serviceName ?? '')
    const whole = world.services.get(key)
    if (whole === undefined) {
      this.#telling.court.report(`rolling: ${key} is not there`)
      return null
    }
    const ids = actedIds(decision)
    const { deploymentId: ofDeployment } = decision
    const service = scopedTo(world, whole, ofDeployment)
    const scene: RollingScene = {
      decision,
      service,
      whole,
      sets: setCounts(whole, world),
      // A stop is told before it is done, a start after.
      view: viewOf(world, service, { without: decision.action === 'start' ? ids : [], ofDeployment }),
      acted: ids.flatMap((id) => world.tasks.get(id) ?? []),
      foundNoPlace,
    }
    const looks = this.#looks.get(key) ?? []
    this.#looks.set(key, [...looks.slice(-READ_AGAIN), decision])
    this.#keepPromise(key)
    if (this.#promises.delete(key)) this.#telling.court.note('a wait ends')
    return () => this.#judge(scene, key)
  }

  #judge(scene: RollingScene, key: string): void {
    const { decision } = scene
    const words = this.#telling.wordsOf(decision)
    this.#telling.holdWords(decision, words, (text) => {
      const rest = this.#telling.court.hold(text, [...ACT_CLAIMS, ...COUNT_CLAIMS, ...REST_CLAIMS], scene)
      const unread = this.#holdRead(decision, key, rest)
      return this.#holdPlacement(unread, scene.decision.placementId ?? 0)
    })
    const where = `decision ${String(decision.id)}, ${decision.action}`
    const hasPlace = decision.action === 'start' ? true : decision.action === 'stop' ? null : false
    const asked = { service: scene.service, view: scene.view, hasPlace, where }
    judgeQuestions(this.#telling.mouth.questions(momentOfDecision(decision)), asked, this.#telling.court)
    this.#holdDetails(words, scene)
    const text = `${words.verdict}. ${words.sentence}`
    const [, wait, again] = /^ECS waits ([^.]*\d[^.]*)|more may start in ([^.]+)/.exec(text) ?? []
    const told = wait ?? again
    if (told === undefined) return
    // Who waits may have to leave the gap after an act as well (DEP-9).
    const byMs = decision.atMs + timeOf(told) + (again === undefined ? precisionOf(told) + GAP_MS : 0)
    this.#promises.set(key, { byMs, text })
  }

  #holdDetails({ details }: DecisionWords, { decision, view, service }: RollingScene): void {
    const expected: Readonly<Record<string, number>> = {
      [decision.isOfTaskSet === true ? 'computedDesiredCount' : 'desiredCount']: service.desiredCount,
      healthy: view.healthy,
      'RUNNING + PENDING': view.active,
      'still to stop': view.outgoing.length + view.surplus,
      'still to start': view.missing,
    }
    for (const { label, value } of details) {
      holdForm(value, label, this.#telling.court)
      const right = expected[label]
      if (right !== undefined && value !== String(right)) {
        this.#telling.court.report(
          `details ${label}: ${value} of decision ${String(decision.id)}, and it is ${String(right)}`,
        )
      }
    }
  }

  #holdRead(decision: RollingDecision, key: string, text: string): string {
    const { world } = this.#telling.engine
    const next = this.#looks.get(key)?.find((one) => one.id > decision.id)
    const named = world.services.get(key)
    // Another of the same name is not the one that it was about.
    const service = (named?.createdAtMs ?? 0) > decision.atMs ? undefined : named
    const wakes = this.#telling.engine.wakes.get(passName({ serviceKey: key, createdAtMs: service?.createdAtMs ?? -1 }))
    const isLookDue = wakes !== undefined && wakes <= world.nowMs + GAP_MS
    return this.#telling.court.hold(text, READ_CLAIMS, { decision, next, world, service, isLookDue })
  }

  /** A service at the end of an instant: its head, its questions, and its last looks as they read by now. */
  #lookAtService(key: string): void {
    const { world } = this.#telling.engine
    const service = world.services.get(key)
    if (service === undefined) return
    for (const look of this.#looks.get(key) ?? []) {
      const { verdict } = this.#telling.wordsOf(look)
      if (look.action === 'wait') this.#holdRead(look, key, verdict)
    }
    const head = this.#telling.mouth.head({ kind: 'service', id: key }, world)
    if (head === null) return this.#telling.court.report(`head: ${key} has none`)
    const text = `${head.verdict}. ${head.sentence}`
    holdSentence(head.sentence, `service ${key}`, this.#telling.court)
    if (service.status !== 'ACTIVE') return
    this.#holdHead(text, service)
    // Of task sets each is looked at for itself: the page asks no two questions of all of them.
    if (service.controller !== undefined) return
    const { waiting } = service
    const view = viewOf(world, service)
    const hasPlace = waiting === null ? true : view.room > 0 && view.missing > 0 ? false : null
    const asked = { service, view, hasPlace, where: `service ${key} at ${String(world.nowMs)}` }
    judgeQuestions(this.#telling.mouth.questions(momentOfService(service, world)), asked, this.#telling.court)
  }

  #holdHead(text: string, whole: Service): void {
    const { world } = this.#telling.engine
    const { key, waiting } = whole
    const sets = setCounts(whole, world)
    const isOfSets = whole.controller !== undefined
    if (isOfSets) this.#telling.court.hold(text, TASK_SET_CLAIMS, { service: whole, sets })
    if (shiftUnderWay(world, whole) !== undefined) {
      const scene = shiftScene(world, key)
      if (scene !== null) this.#telling.court.hold(text, SHIFT_CLAIMS, scene)
      return
    }
    const look = this.#looks.get(key)?.at(-1)
    const isThere = whole.deployments.some(({ id }) => id === look?.deploymentId)
    if (look === undefined || (isOfSets && !isThere)) return
    const ofDeployment = isOfSets ? look.deploymentId : undefined
    const service = scopedTo(world, whole, ofDeployment)
    const view = viewOf(world, service, { ofDeployment })
    const scene: RollingScene = {
      decision: look,
      service,
      whole,
      view,
      sets,
      acted: [],
      foundNoPlace: waiting !== null,
    }
    const isAct = look.action === 'stop' || look.action === 'start'
    this.#telling.court.hold(
      text,
      [...(isAct ? [] : [...COUNT_CLAIMS, ...REST_CLAIMS]), ...(isOfSets ? [] : UNDECIDED_CLAIMS)],
      scene,
    )
    this.#holdRead(look, key, text)
  }

  /** "ECS waits 40 s": when the time is over something is decided, if nobody did anything meanwhile. */
  #keepPromise(key: string): void {
    const promise = this.#promises.get(key)
    if (promise === undefined || this.#telling.engine.world.nowMs <= promise.byMs) return
    this.#telling.court.report(`a wait ends without a decision of ${key}: “${promise.text}”`)
    this.#promises.delete(key)
  }
}
