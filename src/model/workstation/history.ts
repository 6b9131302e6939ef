import type { Output } from '../api/command.ts'
import { allLayers, sizeBytes, type Layer } from '../world/registry/image.ts'
import type { BuildStep, LocalImage } from '../world/workstation/workstation.ts'
import { stepJson } from './building.ts'

/**
 * DOC-9: of what an image was made, the newest first, as `docker history` lists it. Of one that was built here its
 * build says beside that what came from the cache and how long the rest took.
 */
export function historyRows({ content, build }: LocalImage): readonly Output[] {
  const stages = stagesIn(build?.steps ?? [])
  const own = stages
    .filter((stage, index) => {
      const layers = stage.flatMap((one) => one.layers)
      // Of other stages files are taken, not layers.
      return index === stages.length - 1 || (layers.length > 0 && layers.every((one) => isIn(allLayers(content), one)))
    })
    .flat()
  const known = own.flatMap(({ layers }) => layers)
  const base = allLayers(content).filter((one) => !isIn(known, one))
  return [...base.map(layerRow), ...own.map(stepRow)].reverse()
}

/** Each from its FROM on. */
function stagesIn(steps: readonly BuildStep[]): readonly (readonly BuildStep[])[] {
  const stages: BuildStep[][] = []
  for (const step of steps) {
    if (step.text.startsWith('FROM ') || stages.length === 0) stages.push([step])
    else stages.at(-1)?.push(step)
  }
  return stages
}

/** Of an image that was pulled nobody here knows by which line a layer came. */
function layerRow(layer: Layer): Output {
  return { createdBy: '<missing>', sizeBytes: layer.sizeBytes, layerDigests: [layer.digest] }
}

function stepRow(step: BuildStep): Output {
  const { instruction: createdBy, ...row } = stepJson(step)
  const { layers, lastsMs } = step
  return {
    createdBy,
    ...row,
    sizeBytes: sizeBytes({ layers }),
    layerDigests: layers.map(({ digest }) => digest),
    seconds: lastsMs / 1_000,
  }
}

function isIn(layers: readonly Layer[], { digest }: Layer): boolean {
  return layers.some((one) => one.digest === digest)
}
