import { WORKSTATION_ARCHITECTURE } from './workstation.ts'
import type { Workstation } from './workstationNow.ts'
import { contentFor, type Architecture, type ImageContent } from '../registry/image.ts'
import { findImage } from '../registry/findImage.ts'
import { fullReference, imageReference } from '../registry/imageReference.ts'
import type { World } from '../world.ts'
import { baseImage } from './baseImages.ts'
import type { BuildFault } from './instruction.ts'
import { nameFault } from './localNames.ts'
import { refusedEntry } from './logins.ts'

/** What a build reads. */
export type Building = Workstation & Pick<World, 'registries' | 'repositories' | 'images' | 'nowMs'>

/** DOC-2: the image that a stage begins from, of the workstation's disk or of its registry. */
export function baseOf(
  world: Building,
  {
    image,
    line,
    platforms,
  }: { readonly image: string; readonly line: number; readonly platforms: readonly Architecture[] },
): { readonly content: ImageContent } | BuildFault {
  const fault = (reason: string): BuildFault => ({ line, message: `failed to solve: ${reason}` })
  if (image === '') return fault('base name should not be blank')
  const wrong = nameFault(image)
  if (wrong !== null) return fault(`failed to parse stage name "${image}": ${wrong}`)
  const reference = imageReference(image)
  const full = fullReference(image)
  const unresolved = `${image}: failed to resolve source metadata for ${full}`
  const local = [...world.localImages.values()].find(({ names }) => names.includes(full))
  const found = findImage(world, reference)
  const content = local?.content ?? (found.is === 'there' ? found.image.content : null)
  if (local === undefined) {
    const denied = refusedEntry(world, reference.host, 'pull')
    if (denied !== null) {
      return fault(
        `${unresolved}: pull access denied, repository does not exist or may require authorization: authorization failed: ${denied}`,
      )
    }
    if (found.is !== 'there' && found.is !== 'untold') return fault(`${unresolved}: ${full}: not found`)
  }
  if (content === null) return { content: baseImage(reference, platforms) }
  const lacking = platforms.some((one) => !content.architectures.includes(one))
  if (lacking) return fault(`${unresolved}: no match for platform in manifest: not found`)
  return { content: contentFor(content, platforms[0] ?? WORKSTATION_ARCHITECTURE) }
}

/** `linux/arm64` as the architecture of an image; `null` for what the lab has not. */
export function architectureOf(platform: string): Architecture | null {
  if (platform === 'linux/amd64' || platform === 'linux/x86_64') return 'amd64'
  return /^linux\/(?:arm64|aarch64)(?:\/v8)?$/.test(platform) ? 'arm64' : null
}

export const WORKSTATION_PLATFORM = `linux/${WORKSTATION_ARCHITECTURE}`
