import { must } from '../../../base/assert.ts'
import { behaviorOf } from '../../world/container/behavior.ts'
import type { ContainerDefinition, TaskDefinition } from '../../world/definition/taskDefinition.ts'
import { fitsInstance, missingLayers, neededGib } from '../../world/pulling/disk.ts'
import { keepingOf, type Keeping } from '../../world/pulling/keeping.ts'
import { RESOLVE_TRIES } from '../../world/pulling/keptImages.ts'
import type { ContainerPull, PullCause, TaskPull } from '../../world/pulling/taskPull.ts'
import { sizeBytes, type ImageContent } from '../../world/registry/image.ts'
import { imageReference, type ImageReference } from '../../world/registry/imageReference.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { isUnpullable } from '../containers/pulling.ts'
import { architectureOf } from '../architecture.ts'
import { ephemeralGib } from '../ephemeralStorage.ts'
import { runsOn } from './askRegistry.ts'
import { fetchImage, type Fetched } from './fetchImage.ts'
import { isAnybodyTold } from '../../world/roles/rolesInUse.ts'
import { deniedPull } from './pullingRole.ts'
import { pullMs, triesOf, UNTOLD_BYTES } from './pullTime.ts'
import { pullText } from './pullText.ts'

/** What a task will have pulled, as things stand. */
export interface PullPlan {
  readonly pull: TaskPull
  /** How long it lasts without tries that fail. */
  readonly ownMs: number
  /** What was got from registries, by its reference. */
  readonly got: readonly Got[]
  /** Hosts that counted a pull, each as often as it did. */
  readonly countedBy: readonly string[]
  /** What its deployment resolves with it; `null` for nothing. */
  readonly keeps: Keeping | null
}

export interface Got {
  readonly reference: ImageReference
  readonly content: ImageContent
  readonly from: 'registry' | 'cache'
}

/** Whether anything was said by which a pull is more than TIM-3 and TIM-6 (IMG-1, ROL-1). */
export function isPullTold(world: World): boolean {
  const { registries, subnetRoutes, pullLimits, privateRegistries, faults } = world
  if (privateRegistries.size > 0) return true
  return registries.size > 0 || subnetRoutes.size > 0 || pullLimits.size > 0 || faults.size > 0 || isAnybodyTold(world)
}

/** The images of a task one after the other: what the first brought the next need not bring again. */
export function planPull(world: World, task: Task): PullPlan | null {
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const planner = new Planner(world, task, definition)
  for (const container of definition.containers) planner.add(container)
  return planner.plan()
}

class Planner {
  readonly #world: World
  readonly #task: Task
  readonly #definition: TaskDefinition
  readonly #keeping: Keeping | null
  readonly #containers: ContainerPull[] = []
  readonly #got: Got[] = []
  readonly #countedBy: string[] = []
  readonly #resolved: Record<string, string> = {}
  /** Layers that are there already. */
  readonly #there: Set<string>
  #newBytes = 0
  #hasUntold = false
  #isAsked = false
  #lostMs = 0

  constructor(world: World, task: Task, definition: TaskDefinition) {
    this.#world = world
    this.#task = task
    this.#definition = definition
    this.#keeping = keepingOf(world, task)
    const cached = this.#cached().flatMap(({ content }) => content.layers)
    this.#there = new Set(cached.map(({ digest }) => digest))
  }

  add(container: ContainerDefinition): void {
    const definitionKey = this.#task.definitionKey
    if (isUnpullable(behaviorOf(this.#world, { definitionKey, container }))) {
      this.#addUntold()
      return
    }
    const { reference, isKept } = this.#referenceOf(container)
    const countedBefore = this.#countedBy.filter((host) => host === reference.host).length
    const fetched = fetchImage(this.#world, this.#task, {
      reference,
      containerName: container.name,
      countedBefore,
    })
    this.#lostMs = Math.max(this.#lostMs, fetched.lostMs)
    this.#count(reference, fetched)
    switch (fetched.is) {
      case 'untold':
        this.#addUntold()
        return
      case 'failed':
        this.#fail({ container, reference, isKept, cause: fetched.cause })
        return
      case 'got':
        this.#take({ container, reference, isKept }, fetched)
    }
  }

  plan(): PullPlan | null {
    if (this.#containers.length === 0 && this.#countedBy.length === 0) return null
    const bytes = this.#newBytes + (this.#hasUntold ? UNTOLD_BYTES : 0)
    const ownMs = this.#isAsked || bytes > 0 ? pullMs(this.#task, bytes) : 0
    const pull = {
      taskId: this.#task.id,
      containers: this.#containers,
      lastsMs: Math.max(ownMs, this.#lostMs),
    }
    return { pull, ownMs, got: this.#got, countedBy: this.#countedBy, keeps: this.#keeps() }
  }

  /** PUL-3: what the deployment keeps stands for the tag. */
  #referenceOf(container: ContainerDefinition): { readonly reference: ImageReference; readonly isKept: boolean } {
    const reference = imageReference(container.image)
    const kept = this.#mayKeep(container, reference) ? this.#keeping?.images.digests[container.name] : undefined
    return kept === undefined
      ? { reference, isKept: false }
      : { reference: { ...reference, digest: kept }, isKept: true }
  }

  #mayKeep(container: ContainerDefinition, { digest }: ImageReference): boolean {
    return digest === null && container.versionConsistency !== 'disabled'
  }

  #keeps(): Keeping | null {
    if (this.#keeping === null || Object.keys(this.#resolved).length === 0) return null
    const { images } = this.#keeping
    return { ...this.#keeping, images: { ...images, digests: { ...images.digests, ...this.#resolved } } }
  }

  #addUntold(): void {
    this.#hasUntold = true
    this.#isAsked = true
  }

  /** Docker asks for no manifest that it has. */
  #count({ host }: ImageReference, fetched: Fetched): void {
    if (!this.#world.pullLimits.has(host) || fetched.is === 'failed') return
    const isThere = fetched.is === 'got' && (fetched.from === 'cache' || this.#has(fetched.content))
    if (!isThere) this.#countedBy.push(host)
  }

  #has({ digest }: ImageContent): boolean {
    return this.#cached().some(({ content }) => content.digest === digest)
  }

  #cached() {
    return this.#world.imageCaches.get(this.#task.instanceId ?? '') ?? []
  }

  #take(asked: Asked, { content, from }: Extract<Fetched, { is: 'got' }>): void {
    const { container, isKept } = asked
    const missing = missingLayers(content.layers, this.#there)
    const bytes = sizeBytes({ layers: missing })
    if (!this.#fits(this.#newBytes + bytes)) {
      this.#isAsked = true
      this.#fail({ ...asked, cause: 'diskFull', layerDigest: missing[0]?.digest ?? '' })
      return
    }
    this.#newBytes += bytes
    if (from === 'registry') this.#isAsked = true
    for (const { digest } of missing) this.#there.add(digest)
    this.#got.push({ reference: asked.reference, content, from })
    const { name, image } = container
    const mayResolve = !isKept && this.#mayKeep(container, asked.reference)
    if (mayResolve && (this.#keeping?.images.failedTries ?? 0) < RESOLVE_TRIES) this.#resolved[name] = content.digest
    const cannotExecute = !runsOn(this.#world, this.#task, content)
    const { digest, shellForm } = content
    const form = shellForm !== undefined && { shellForm }
    this.#containers.push({ name, image, digest, from, bytes, isKept, failure: null, cannotExecute, ...form })
  }

  #fits(newBytes: number): boolean {
    if (this.#task.instanceId !== null) return fitsInstance(this.#cached(), newBytes)
    return neededGib(newBytes) <= ephemeralGib(this.#definition.source, this.#task)
  }

  #fail({ container: { name, image }, reference, isKept, cause, layerDigest = '' }: Failed): void {
    const architecture = architectureOf(this.#definition.source, this.#task)
    const reason = pullText(this.#task, {
      cause,
      reference,
      architecture,
      layerDigest,
      denial: deniedPull(this.#world, this.#task, reference)?.message ?? '',
    })
    const failure = { cause, reason, tries: triesOf(this.#task, cause) }
    const { digest } = reference
    this.#containers.push({ name, image, digest, from: null, bytes: 0, isKept, failure, cannotExecute: false })
  }
}

interface Asked {
  readonly container: ContainerDefinition
  readonly reference: ImageReference
  readonly isKept: boolean
}

interface Failed extends Asked {
  readonly cause: PullCause
  readonly layerDigest?: string
}
