import { must } from '../../../base/assert.ts'
import { sha256 } from '../../../base/sha256.ts'
import type { Architecture, ImageContent, Layer, ScanFinding } from '../registry/image.ts'
import { contentOf, layerOf } from '../registry/manifest.ts'
import { architectureOf, baseOf, type Building } from './baseOf.ts'
import type { BuildRequest } from './buildRequest.ts'
import { buildFile, takenFiles } from './buildFiles.ts'
import { flagOf, isFault, pairsOf, readTrigger, wordsOf } from './dockerfile.ts'
import { announced, withoutWords } from './hereDocuments.ts'
import type { BuildFault, Instruction } from './instruction.ts'
import {
  ANSWER_MS,
  copyCost,
  FROM_ADDRESS_BYTES,
  FROM_STAGE_BYTES,
  pullLastsMs,
  runCost,
  type Cost,
} from './runCost.ts'
import { stageNamed, type Stage } from './stages.ts'
import { substituted } from './variables.ts'
import type { BuildStep, CachedStep } from './workstation.ts'

/** What a stage came to: the parts of an image. */
export interface BuiltStage {
  /** What the cache knows its last instruction by. */
  readonly key: string
  readonly layers: readonly Layer[]
  readonly architectures: readonly Architecture[]
  readonly findings: readonly ScanFinding[]
  /** What its config says beside its layers. */
  readonly settings: readonly string[]
  readonly entrypoint: ProcessForm | null
  readonly command: ProcessForm | null
  /** What who begins from it does first: the lines of its ONBUILD. */
  readonly onBuild: readonly string[]
}

/** `shell`: started by `/bin/sh -c`, which passes no signal on (DOC-8). */
type ProcessForm = 'exec' | 'shell'

/** A stage while it is built. */
interface Open extends BuiltStage {
  readonly args: Map<string, string>
  readonly env: Map<string, string>
}

/** What an instruction is told from another by beside its text, and what it costs. */
interface Result {
  readonly text: string
  readonly by: string
  readonly cost: Cost | null
}

const SETTINGS = new Set<Instruction['keyword']>([
  'ENV',
  'EXPOSE',
  'WORKDIR',
  'USER',
  'CMD',
  'ENTRYPOINT',
  'STOPSIGNAL',
  'VOLUME',
  'LABEL',
  'HEALTHCHECK',
  'SHELL',
  'ONBUILD',
])

/** DOC-2: builds stages one after the other, and notes every step with what the cache had of it. */
export class StageBuilder {
  readonly steps: BuildStep[] = []
  readonly cached = new Map<string, CachedStep>()
  readonly warnings: string[] = []
  readonly consumed = new Set<string>()
  readonly #world: Building
  readonly #request: BuildRequest
  readonly #stages: readonly Stage[]
  readonly #built = new Map<Stage, BuiltStage>()

  constructor(world: Building, request: BuildRequest, stages: readonly Stage[]) {
    this.#world = world
    this.#request = request
    this.#stages = stages
  }

  build(stage: Stage): BuiltStage | BuildFault {
    for (const name of stage.globals.keys()) this.consumed.add(name)
    const base = this.#from(stage)
    if (isFault(base)) return base
    let open: Open = { ...base, onBuild: [], args: new Map(), env: new Map() }
    const triggers = base.onBuild.map((words) => readTrigger(words, stage.fromLine))
    for (const instruction of [...triggers, ...stage.instructions]) {
      if (isFault(instruction)) return instruction
      const result = this.#resultOf(open, stage, instruction)
      if (isFault(result)) return result
      open = this.#take(open, instruction, result)
    }
    this.#built.set(stage, open)
    return open
  }

  #from(stage: Stage): BuiltStage | BuildFault {
    const before = stageNamed(this.#stages.slice(0, stage.index), stage.from)
    const text = `FROM ${stage.from}`
    if (before !== undefined) {
      this.steps.push({ line: stage.fromLine, text, cached: true, layers: [], lastsMs: 0 })
      return must(this.#built.get(before), stage.from)
    }
    const platforms = this.#platformsOf(stage)
    if (isFault(platforms)) return platforms
    const { architectures } = platforms
    if (stage.from === 'scratch') {
      this.steps.push({ line: stage.fromLine, text, cached: true, layers: [], lastsMs: 0 })
      return { ...EMPTY, key: `scratch ${architectures.join()}`, architectures }
    }
    const base = baseOf(this.#world, { image: stage.from, line: stage.fromLine, platforms: architectures })
    if (isFault(base)) return base
    return this.#begun(base.content, { line: stage.fromLine, text })
  }

  #begun(content: ImageContent, { line, text }: { readonly line: number; readonly text: string }): BuiltStage {
    const key = `base ${content.digest}`
    const isThere = this.#world.buildCache.has(key) || this.#world.localImages.has(content.digest)
    const lastsMs = isThere ? 0 : ANSWER_MS + content.layers.reduce((sum, one) => sum + pullLastsMs(one.sizeBytes), 0)
    this.steps.push({ line, text, cached: isThere, layers: content.layers, lastsMs })
    this.cached.set(key, { layer: null })
    const { layers, architectures, findings, shellForm, onBuild = [] } = content
    return {
      key,
      layers,
      architectures,
      findings,
      settings: [content.config.digest],
      entrypoint: shellForm === 'ENTRYPOINT' ? 'shell' : null,
      command: shellForm === 'CMD' ? 'shell' : null,
      onBuild,
    }
  }

  #platformsOf({ platform, fromLine }: Stage): { readonly architectures: readonly Architecture[] } | BuildFault {
    if (platform === null) return { architectures: this.#request.architectures }
    const architecture = architectureOf(platform)
    if (architecture !== null) return { architectures: [architecture] }
    const message = `failed to solve: failed to parse platform ${platform}: the lab has linux/amd64 and linux/arm64`
    return { line: fromLine, message }
  }

  #resultOf(open: Open, stage: Stage, instruction: Instruction): Result | BuildFault {
    const { keyword, rest } = instruction
    const variables = new Map([...open.args, ...open.env])
    switch (keyword) {
      case 'RUN': {
        // Secrets are mounted by a flag, which stays the same whatever is in them.
        const text = [keyword, ...instruction.flags.map((one) => `--${one}`), rest].join(' ')
        const { documents } = instruction
        const commands = withoutWords(rest) === '' ? documents.map((one) => one.text).join('\n') : rest
        const by = JSON.stringify([...open.args, ...documents.map((one) => one.text)])
        return { text, by, cost: runCost(commands) }
      }
      case 'COPY':
      case 'ADD':
        return this.#copied(
          instruction,
          wordsOf(instruction).map((one) => substituted(one, variables)),
        )
      case 'ARG':
        for (const [name, value] of pairsOf(rest)) {
          this.consumed.add(name)
          const chosen =
            this.#request.buildArgs.get(name) ?? (rest.includes('=') ? substituted(value, variables) : null)
          open.args.set(name, chosen ?? stage.globals.get(name) ?? '')
        }
        return { text: `${keyword} ${rest}`, by: '', cost: null }
      case 'CMD':
      case 'ENTRYPOINT':
      case 'ONBUILD':
        return { text: `${keyword} ${rest}`, by: '', cost: null }
      default: {
        const text = `${keyword} ${substituted(rest, variables)}`
        if (keyword === 'ENV')
          for (const [name, value] of pairsOf(rest)) open.env.set(name, substituted(value, variables))
        return { text, by: '', cost: null }
      }
    }
  }

  #copied(instruction: Instruction, words: readonly string[]): Result | BuildFault {
    const { keyword, line, flags, documents } = instruction
    const text = [keyword, ...flags.map((one) => `--${one}`), ...words].join(' ')
    const from = flagOf(instruction, 'from')
    if (from !== null) return this.#copiedFrom(from, { line, text })
    const sources = words.slice(0, -1)
    const addresses = keyword === 'ADD' ? sources.filter((one) => /^https?:\/\//.test(one)) : []
    const written = documents.map(({ name, text: content }) => buildFile({ path: name, content }))
    const named = sources.filter((one) => !addresses.includes(one) && announced(`${keyword} ${one}`).length === 0)
    const taken = takenFiles(this.#request.files, named, written)
    if ('missing' in taken) {
      const message = `failed to solve: failed to compute cache key: failed to calculate checksum of ref: "/${taken.missing}": not found`
      return { line, message }
    }
    return { text, by: taken.sum, cost: copyCost(taken.sizeBytes + addresses.length * FROM_ADDRESS_BYTES) }
  }

  #copiedFrom(named: string, { line, text }: { readonly line: number; readonly text: string }): Result | BuildFault {
    const stage = stageNamed(this.#stages, named)
    const built = stage === undefined ? undefined : this.#built.get(stage)
    const cost = copyCost(FROM_STAGE_BYTES)
    if (built !== undefined) return { text, by: built.key, cost }
    const image = baseOf(this.#world, { image: named, line, platforms: this.#request.architectures })
    return isFault(image) ? image : { text, by: image.content.digest, cost }
  }

  #take(open: Open, instruction: Instruction, { text, by, cost }: Result): Open {
    const { keyword, line } = instruction
    const key = sha256(`${open.key}\n${text}\n${by}`)
    const known = this.#request.noCache ? undefined : (this.#world.buildCache.get(key) ?? this.cached.get(key))
    const sizeBytes = this.#request.sizes.get(line) ?? cost?.sizeBytes ?? 0
    const layer =
      known === undefined ? (cost === null ? null : layerOf(`${key} ${String(sizeBytes)}`, sizeBytes)) : known.layer
    const layers = layer === null ? [] : [layer]
    const lastsMs = known === undefined ? (cost?.lastsMs ?? 0) : 0
    this.steps.push({ line, text, cached: known !== undefined, layers, lastsMs })
    this.cached.set(key, { layer })
    const form = this.#formOf(instruction)
    return {
      ...open,
      key,
      layers: [...open.layers, ...layers],
      settings: SETTINGS.has(keyword) ? [...open.settings, text] : open.settings,
      // An ENTRYPOINT takes the place of the base's CMD as well.
      entrypoint: keyword === 'ENTRYPOINT' ? form : open.entrypoint,
      command: keyword === 'CMD' ? form : keyword === 'ENTRYPOINT' ? null : open.command,
      onBuild: keyword === 'ONBUILD' ? [...open.onBuild, triggerText(instruction)] : open.onBuild,
    }
  }

  /** DOC-8: `exec` in front of it makes the shell step aside. */
  #formOf({ keyword, exec, rest, line }: Instruction): ProcessForm {
    if (exec !== null || rest.startsWith('exec ')) return 'exec'
    if (keyword === 'CMD' || keyword === 'ENTRYPOINT') {
      const why = 'to prevent unintended behavior related to OS signals'
      this.warnings.push(`JSONArgsRecommended: JSON arguments recommended for ${keyword} ${why} (line ${String(line)})`)
    }
    return 'shell'
  }
}

function triggerText({ rest, documents }: Instruction): string {
  return [rest, ...documents.flatMap(({ name, text }) => [text, name])].join('\n')
}

const EMPTY: Omit<BuiltStage, 'key' | 'architectures'> = {
  layers: [],
  findings: [],
  settings: [],
  entrypoint: null,
  command: null,
  onBuild: [],
}

/** The image that a stage makes. */
export function imageOf({ entrypoint, command, ...parts }: BuiltStage): ImageContent {
  const shellForm = entrypoint === 'shell' ? 'ENTRYPOINT' : entrypoint === null && command === 'shell' ? 'CMD' : null
  return contentOf({ ...parts, ...(shellForm !== null && { shellForm }) })
}
