import { must } from '../base/assert.ts'
import { cutText } from '../base/foreignText.ts'
import type { Work } from '../base/work.ts'
import { LAB_FORMAT, LAB_VERSION, TITLE_MAX, type LabFile } from '../labfile/labFile.ts'
import { Run } from '../model/engine/run.ts'
import { withAnswers } from '../model/api/answerRef.ts'
import type { Act, Answer, Command, Output } from '../model/api/command.ts'
import type { Trial, Tried } from '../model/api/trial.ts'
import type { Decision } from '../model/world/decision.ts'
import type { Explanation } from '../model/world/explanation.ts'
import { actingInTurn } from './actingInTurn.ts'
import { Branch } from './branch.ts'
import { Branches } from './branches.ts'
import { untold, within, type Sliced } from './callQueue.ts'
import { clampMs, Clock } from './clock.ts'
import type { Acted, HistoryData, LabInfo, Moved, Opened, RestoreState, StepKind } from './protocol.ts'
import { noRoomForBranch, noRoomForCommand } from './room.ts'

/**
 * A lab: branches of one beginning, of which one or two are shown, and one clock for those. It knows no worker
 * and no page. What it refuses it answers with an error; whatever it throws is a bug. `LabHost` says what the
 * methods do; those that may take long do it in slices.
 */
export class Lab {
  readonly seed: number
  #title: string
  readonly #branches: Branches
  readonly #clock: Clock

  private constructor(labels: { readonly title: string; readonly seed: number }, branches: Branches) {
    this.#title = labels.title
    this.seed = labels.seed
    this.#branches = branches
    this.#clock = new Clock(branches)
  }

  /** Replays the log; the present is then the last command's time. */
  static *opening(file: LabFile): Sliced<Lab> {
    const run = new Run({ seed: file.seed, log: file.commands, isUnplayed: true })
    const main = new Branch(run, { id: MAIN_ID, name: MAIN_ID, parentId: null, forkAtMs: 0 })
    const lab = new Lab(file, new Branches(main))
    yield* lab.#clock.bringing(file.commands.at(-1)?.atMs ?? 0)
    return lab
  }

  /** The lab that `info()` described, each branch simulated as far as it was. */
  static *restoring(state: RestoreState): Sliced<Lab> {
    const { branches: infos, shownBranchIds, activeBranchId, seed } = state.lab
    const [first, ...others] = infos.map((info) => {
      const branch = new Branch(new Run({ seed, log: info.log, isUnplayed: true }), info)
      branch.ownCount = info.ownCount
      branch.redoable = info.redoable
      return branch
    })
    const lab = new Lab(state.lab, new Branches(must(first, 'a first branch'), others))
    const parts = infos.length + 1
    for (const [index, info] of infos.entries()) {
      yield* within(index / parts, (index + 1) / parts, must(lab.#branches.get(info.id), info.id).bring(info.headMs))
    }
    lab.#branches.show(shownBranchIds, activeBranchId)
    yield* within(infos.length / parts, 1, lab.#clock.bringing(clampMs(state.atMs)))
    return lab
  }

  get nowMs(): number {
    return this.#clock.nowMs
  }

  get shown(): readonly Branch[] {
    return this.#branches.shown
  }

  info(): LabInfo {
    const { active, shown, all } = this.#branches
    return {
      title: this.#title,
      seed: this.seed,
      branches: all.map((branch) => branch.info()),
      activeBranchId: active.id,
      shownBranchIds: shown.map(({ id }) => id),
      canUndo: active.ownCount > 0,
      canRedo: active.redoable.length > 0,
    }
  }

  /** What of the opened log was refused. */
  refusals(): Opened['refusals'] {
    return this.#branches.active.run.refusals.map(({ command, error }) => ({ command, ...error }))
  }

  *acting(branchId: string, given: Act | readonly Act[]): Sliced<Acted> {
    const acts = 'operation' in given ? [given] : given
    const branch = this.#branches.get(branchId)
    if (branch === undefined) return this.#acted(branchId, noSuchBranch(branchId))
    if (!branch.isPast) return this.#acted(branchId, yield* untold(this.#actingAll(branch, acts)))
    const acted = yield* this.forking(branchId, '', acts)
    const fork = this.#branches.get(acted.branchId)
    if ('error' in acted.answer || fork === undefined) return acted
    this.#branches.replaceShown(branch, fork)
    return this.#acted(fork.id, acted.answer)
  }

  /** All acts or none: a refused one leaves no branch behind. */
  *forking(branchId: string, name: string, acts: readonly Act[]): Sliced<Acted> {
    const parent = this.#branches.get(branchId)
    if (parent === undefined) return this.#acted(branchId, noSuchBranch(branchId))
    const fork = yield* untold(this.#branches.forking(parent, name))
    const refusal = noRoomForBranch(this.#logs, fork.run.log)
    if (refusal !== null) return this.#acted(branchId, { error: refusal })
    const { answer } = yield* untold(actingInTurn(acts, (act) => this.#actingOn(fork, act)))
    if ('error' in answer) return this.#acted(branchId, answer)
    this.#branches.add(fork)
    return this.#acted(fork.id, answer)
  }

  advancing(toMs: number, stopAt: StepKind | null): Sliced<Moved> {
    return this.#clock.advancing(toMs, stopAt)
  }

  seeking(atMs: number): Sliced<Moved> {
    return this.#clock.seeking(atMs)
  }

  steppingForward(kind: StepKind): Sliced<Moved> {
    return this.#clock.steppingForward(kind)
  }

  steppingBack(kind: StepKind): Sliced<Moved> {
    return this.#clock.steppingBack(kind)
  }

  /**
   * Takes the active branch's last own command back and goes to its time. With the first of its own a branch goes
   * too, as the command had made it.
   */
  *undoing(): Sliced<LabInfo> {
    const branch = this.#branches.active
    const last = branch.run.log.at(-1)
    if (branch.ownCount === 0 || last === undefined) return this.info()
    const { atMs, ...act } = last
    const parent = this.#branches.get(branch.parentId)
    if (branch.ownCount === 1 && parent !== undefined) {
      const undone = { act, atMs, branch: { name: branch.name, redoable: branch.redoable } }
      parent.redoable = [...parent.redoable, undone]
      this.#branches.remove(branch)
    } else {
      yield* untold(branch.run.droppingLastCommand())
      branch.ownCount -= 1
      branch.redoable = [...branch.redoable, { act, atMs, branch: null }]
      branch.retell()
    }
    yield* this.#clock.bringing(atMs)
    return this.info()
  }

  /** Gives the last undone command again, at its time, on a branch again if it had made one. */
  *redoing(): Sliced<LabInfo> {
    const branch = this.#branches.active
    const undone = branch.redoable.at(-1)
    if (undone === undefined || (undone.branch !== null && this.#branches.isFull)) return this.info()
    yield* this.#clock.bringing(undone.atMs)
    const redoable = branch.redoable.slice(0, -1)
    if (undone.branch === null) {
      const answer = yield* untold(this.#actingOn(branch, undone.act))
      if ('error' in answer) return this.info()
    } else {
      const forked = yield* this.forking(branch.id, undone.branch.name, [undone.act])
      if ('error' in forked.answer) return this.info()
      const fork = this.#branches.get(forked.branchId)
      if (fork !== undefined && fork !== branch) {
        fork.redoable = undone.branch.redoable
        this.#branches.replaceShown(branch, fork)
      }
    }
    branch.redoable = redoable
    return this.info()
  }

  *showing(branchIds: readonly string[], activeBranchId: string): Sliced<LabInfo> {
    this.#branches.show(branchIds, activeBranchId)
    yield* this.#clock.bringing()
    return this.info()
  }

  rename(branchId: string, name: string): LabInfo {
    this.#branches.rename(branchId, name)
    return this.info()
  }

  retitle(title: string): LabInfo {
    this.#title = cutText(title.trim(), TITLE_MAX) || this.#title
    return this.info()
  }

  *removing(branchId: string): Sliced<LabInfo> {
    const branch = this.#branches.get(branchId)
    if (branch !== undefined) this.#branches.remove(branch)
    yield* this.#clock.bringing()
    return this.info()
  }

  query(branchId: string, act: Act): Answer {
    return this.#branches.get(branchId)?.run.query(act) ?? noSuchBranch(branchId)
  }

  *explaining(branchId: string, decisionId: number): Sliced<Explanation | null> {
    const run = this.#branches.get(branchId)?.run
    return run === undefined ? null : yield* untold(run.explaining(decisionId))
  }

  /** Without the placements of services that find a place: there are thousands, and a start tells of them together. */
  *forecasting(branchId: string, aheadMs: number): Sliced<HistoryData> {
    const branch = this.#branches.get(branchId) ?? this.#branches.active
    return told(yield* untold(branch.run.goingAhead(clampMs(aheadMs))))
  }

  *trying(branchId: string, { acts, then, aheadMs, read }: Trial): Sliced<Tried | null> {
    const branch = this.#branches.get(branchId)
    if (branch === undefined) return null
    const run = yield* untold(branch.run.forking())
    const answers = new Map<string, Output>()
    for (const step of [{ afterMs: 0, acts }, ...(then === undefined ? [] : [then])]) {
      if (step.afterMs > 0) yield* untold(run.advancing(run.nowMs + clampMs(step.afterMs)))
      const { answer } = yield* untold(actingInTurn(step.acts, (act) => run.acting(act), answers))
      if ('error' in answer) return null
    }
    yield* untold(run.leaping(clampMs(aheadMs)))
    return { history: told(run), answer: read === undefined ? null : run.query(withAnswers(read, answers)) }
  }

  toFile(branchId: string): LabFile {
    const branch = this.#branches.get(branchId) ?? this.#branches.active
    return {
      format: LAB_FORMAT,
      version: LAB_VERSION,
      title: this.#title,
      seed: this.seed,
      commands: branch.run.log.slice(),
    }
  }

  retell(): void {
    for (const branch of this.shown) branch.retell()
  }

  get #logs(): readonly (readonly Command[])[] {
    return this.#branches.all.map(({ run }) => run.log)
  }

  *#actingAll(branch: Branch, acts: readonly Act[]): Work<Answer> {
    const { redoable } = branch
    const { answer, doneCount } = yield* actingInTurn(acts, (act) => this.#actingOn(branch, act))
    if ('error' in answer && doneCount > 0) yield* branch.takingBack(doneCount, redoable)
    return answer
  }

  *#actingOn(branch: Branch, act: Act): Work<Answer> {
    const { run } = branch
    const refusal = noRoomForCommand(this.#logs, run.log, { atMs: run.nowMs, ...act })
    return refusal === null ? yield* branch.acting(act) : { error: refusal }
  }

  #acted(branchId: string, answer: Answer): Acted {
    return { answer, lab: this.info(), branchId }
  }
}

const MAIN_ID = 'main'

function told({ history }: Run): HistoryData {
  return { ...history, decisions: history.decisions.filter((one) => !isPlainPlacement(one)) }
}

function isPlainPlacement(decision: Decision): boolean {
  return decision.kind === 'placement' && decision.taskId !== null && decision.serviceName !== null
}

function noSuchBranch(branchId: string): Answer {
  return { error: { name: 'ClientException', message: `This lab has no branch "${branchId}".` } }
}
