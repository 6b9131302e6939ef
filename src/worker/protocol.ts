import type { LabFile } from '../labfile/labFile.ts'
import type { Course } from '../lessons/course.ts'
import type { Catalogue } from '../challenge/catalogue.ts'
import type { MadeQuestion, QuestionWanted } from '../challenge/question.ts'
import type { DeploymentSetting } from '../lessons/deploymentSetting.ts'
import type { DeploymentSums } from '../lessons/deploymentSums.ts'
import type { Beginning, CourseWanted, SavedPlay } from '../lessons/playerMachine.ts'
import type { Scenario } from '../lessons/scenario.ts'
import type { History } from '../model/world/history.ts'
import type { Series } from '../model/world/series.ts'
import type { Act, Answer, Command } from '../model/api/command.ts'
import type { Trial, Tried } from '../model/api/trial.ts'
import type { Decision } from '../model/world/decision.ts'
import type { Explanation } from '../model/world/explanation.ts'
import type { Change } from '../model/world/change.ts'
import type { Tables } from '../model/world/tables.ts'
import type { World } from '../model/world/world.ts'

/** One line of history of a lab. The first is `main`; acting in the past makes another. */
export interface BranchInfo {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly forkAtMs: number
  /** How far it has been simulated. */
  readonly headMs: number
  readonly log: readonly Command[]
  /** How many commands at the end of the log are one's own: they can be undone, what was opened or inherited cannot. */
  readonly ownCount: number
  /** What redo does again, the next one last. */
  readonly redoable: readonly Undone[]
}

/** A command that was undone. */
export interface Undone {
  readonly act: Act
  readonly atMs: number
  /** When undoing it took its branch away: what the branch was called and what had been undone on it before. */
  readonly branch: { readonly name: string; readonly redoable: readonly Undone[] } | null
}

export const BRANCH_NAME_MAX = 60

export const BRANCHES_MAX = 8

/** Of a lab with all its branches, as it is saved: some of the largest logs, or many usual ones. */
export const SAVED_LIMITS = { bytes: 32 * 1024 * 1024, values: 1_000_000 }

export interface LabInfo {
  readonly title: string
  readonly seed: number
  readonly branches: readonly BranchInfo[]
  readonly activeBranchId: string
  /** One, or two side by side. One clock drives all that are shown. */
  readonly shownBranchIds: readonly string[]
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export type StepKind = 'change' | 'decision'

/** What the page calls, through comlink. Every method rejects only when the worker itself is broken. */
export interface LabHost {
  /** Replaces the lab. The log is replayed; refused commands stay in it and are answered in `refusals`. */
  open(file: LabFile): Promise<Opened>
  /** Rebuilds a lab with all its branches after a crash: paused where it was. */
  restore(state: RestoreState): Promise<Opened>
  /**
   * Acts on a branch at the present: all of the acts or, when one is refused, none. In the past of its head this makes a
   * branch and acts there. The answer is the last one’s, or the refusal.
   */
  act(branchId: string, acts: Act | readonly Act[]): Promise<Acted>
  /** Runs the shown branches up to a time, at most; ends early at the next decision or change if asked. */
  advance(toMs: number, stopAt: StepKind | null): Promise<Moved>
  /** To any time up to now or beyond, forward or back. */
  seek(atMs: number): Promise<Moved>
  /** To the next decision or change of any shown branch; stays where it is when none comes within STEP_AHEAD_MAX_MS. */
  stepForward(to: StepKind): Promise<Moved>
  stepBack(to: StepKind): Promise<Moved>
  undo(): Promise<LabInfo>
  redo(): Promise<LabInfo>
  show(branchIds: readonly string[], activeBranchId: string): Promise<LabInfo>
  renameBranch(branchId: string, name: string): Promise<LabInfo>
  /** Gives the lab another title, cut to TITLE_MAX characters. */
  retitle(title: string): Promise<LabInfo>
  /** Forgets a branch; what was forked from it stays. The last one stays too. */
  removeBranch(branchId: string): Promise<LabInfo>
  /** Makes a branch at the present with commands of its own (the other side of a comparison). */
  fork(branchId: string, name: string, acts: readonly Act[]): Promise<Acted>
  /** A read: changes nothing, not even the hash (DET-7). */
  query(branchId: string, act: Act): Promise<Answer>
  /** On what a decision was made, in full (DET-9); `null` where a branch has no such decision, or it says all itself. */
  explain(branchId: string, decisionId: number): Promise<Explanation | null>
  /** What the model says will happen if nobody acts: until steady, at most `aheadMs`. */
  forecast(branchId: string, aheadMs: number): Promise<HistoryData>
  /** What would come of acts that nobody gives, as a forecast tells it; `null` where one is refused. The lab stays as it is. */
  tryOut(branchId: string, trial: Trial): Promise<Tried | null>
  toFile(branchId: string): Promise<LabFile>
  /** What a play of a scenario begins with. This and the next have nothing to do with the lab that is open. */
  makeBeginning(scenario: Scenario, saved: SavedPlay | null): Promise<Beginning | Untellable>
  /** What happens in a scenario with the learner's changes. */
  makeCourse(wanted: CourseWanted): Promise<Course | Untellable>
  /** What challenge mode can make questions of. */
  templateConcepts(): Promise<Catalogue>
  /** A question of challenge mode with its key; the lab that is open is not touched. */
  makeQuestion(wanted: QuestionWanted): Promise<MadeQuestion | Untellable>
  /** Plays the deployment demo as it is set to its end; the lab that is open is not touched. */
  makeDeploymentOutcome(setting: DeploymentSetting): Promise<DeploymentSums>
  /** Tells everything of the shown branches anew: the page has missed a message. */
  retell(): Promise<void>
  /** Answered at once: the page's heartbeat. */
  ping(): Promise<number>
  /** For the tests of recovery alone (`?probe`): breaks the worker as a bug in the model would. */
  fail(kind: FailKind): Promise<void>
}

/** Why a document that reads well cannot be told, in a sentence: a question without a key, say. */
export interface Untellable {
  readonly fault: string
}

export type FailKind = 'crash' | 'hang'

/** How far a step looks for the next change or decision, in simulated time. */
export const STEP_AHEAD_MAX_MS = 3_600_000

export interface Opened {
  readonly lab: LabInfo
  readonly refusals: readonly { readonly command: Command; readonly name: string; readonly message: string }[]
}

export interface Acted {
  readonly answer: Answer
  readonly lab: LabInfo
  /** The branch on which it happened: a new one when it happened in the past. */
  readonly branchId: string
}

export interface Moved {
  readonly atMs: number
  /** Whether the stop that was asked for was met. */
  readonly hasStopped: boolean
}

export interface RestoreState {
  readonly lab: LabInfo
  readonly atMs: number
}

/** What the worker posts beside the answers to calls; always before the answer to the call that caused it. */
export type HostMessage = StreamMessage | CrashedMessage | ProgressMessage

/** The model broke one of its own rules. The worker answers nothing from here on and must be replaced. */
export interface CrashedMessage {
  readonly kind: 'crashed'
  readonly message: string
}

/** How far the call under way is, while it takes long. */
export interface ProgressMessage {
  readonly kind: 'progress'
  /** 0 to 1; never goes back within a call. */
  readonly share: number
}

/** In order, one stream with its own sequence for each branch while it is shown. */
export type StreamMessage = WholeMessage | PieceMessage

/** Says all that is new since the one before, with its pieces if it has any. */
export type WholeMessage = SnapshotMessage | ChangesMessage

/**
 * A piece of what a large message would have to say, posted before it: copying all of it would take so long that
 * neither the worker could answer nor the page draw. What stands in a piece is left out of the message.
 */
export interface PieceMessage {
  readonly kind: 'piece'
  readonly branchId: string
  /** Those of the message that it belongs to. */
  readonly stream: number
  readonly sequence: number
  /** From 0. */
  readonly index: number
  readonly piece: Piece
}

/** Of a table of the world, under its key. */
export type TableRow = readonly [key: string | number, value: unknown]

export type Piece =
  | { readonly of: 'rows'; readonly table: keyof Tables; readonly items: readonly TableRow[] }
  | { readonly of: 'changes'; readonly items: readonly Change[] }
  | { readonly of: 'history'; readonly tail: GrownLists }

interface StreamBase {
  readonly branchId: string
  /** Rises with each stream that a worker begins. The first message of a stream is a snapshot with the whole history. */
  readonly stream: number
  /** From 0, one more than the message before; a gap makes the page ask for all (`retell`). */
  readonly sequence: number
  readonly atMs: number
  readonly headMs: number
  readonly hash: string
  /** Changes since the message before, also when a snapshot stands for them. */
  readonly changesCount: number
  readonly history: HistoryUpdate
  /** How many pieces came before it. */
  readonly piecesCount: number
}

/** The whole world: after a seek, or when as changes it would be larger. */
export interface SnapshotMessage extends StreamBase {
  readonly kind: 'snapshot'
  readonly world: World
}

export interface ChangesMessage extends StreamBase {
  readonly kind: 'changes'
  readonly changes: readonly Change[]
}

export type HistoryData = History

/** A seek changes no history, so even a snapshot mostly brings a tail. */
export type HistoryUpdate =
  | { readonly kind: 'whole'; readonly history: HistoryData }
  | { readonly kind: 'tail'; readonly tail: HistoryTail }

/** What history grew by since the last message. */
export interface HistoryTail extends GrownLists {
  readonly untilMs: number
  readonly changeTimesMs: readonly number[]
  /** So many of the oldest decisions were let go. */
  readonly decisionsGone: number
}

export interface GrownLists {
  readonly series: readonly SeriesTail[]
  /** `ofChanges` where they are just those that the changes of the same message tell of. */
  readonly decisions: readonly Decision[] | 'ofChanges'
}

/** `points` stand in their series from index `from` on: the last point is written anew while its instant lasts. */
export interface SeriesTail extends Pick<Series, 'ref' | 'metric'> {
  readonly from: number
  readonly points: readonly Series['points'][number][]
}
