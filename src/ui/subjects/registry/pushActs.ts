import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { imagesOf } from '../../../model/world/registry/findImage.ts'
import type { Architecture } from '../../../model/world/registry/image.ts'
import type { World } from '../../../model/world/world.ts'

/** What a pipeline pushes, as the form has it. */
export interface PushWanted {
  /** `null`: of another registry, by the name that is typed. */
  readonly uri: string | null
  /** As `nginx` or `public.ecr.aws/nginx/nginx`. */
  readonly otherName: string
  readonly tag: string
  /** The same, and it is the same image. */
  readonly content: string
  readonly sizeMb: number
  readonly architecture: Architecture | 'both'
  readonly findings: FindingsWanted
}

export const FINDINGS = {
  none: { label: 'Nothing', findings: [] },
  low: {
    label: 'One of LOW severity',
    findings: [{ name: 'CVE-2023-4039', severity: 'LOW' as const, packageName: 'gcc-12', packageVersion: '12.2.0-14' }],
  },
  critical: {
    label: 'CRITICAL and HIGH ones',
    findings: [
      { name: 'CVE-2024-3094', severity: 'CRITICAL' as const, packageName: 'xz-utils', packageVersion: '5.6.1' },
      { name: 'CVE-2023-44487', severity: 'HIGH' as const, packageName: 'nghttp2', packageVersion: '1.52.0-1' },
      { name: 'CVE-2023-4039', severity: 'LOW' as const, packageName: 'gcc-12', packageVersion: '12.2.0-14' },
    ],
  },
} as const
export type FindingsWanted = keyof typeof FINDINGS

/** The next build into a repository: each is another image, under the tag that the last one had. */
export function firstPush(world: World, uri: string | null): PushWanted {
  const chosen = uri ?? [...world.repositories.keys()].at(-1) ?? null
  const images = chosen === null ? [] : imagesOf(world, chosen)
  return {
    uri: chosen,
    otherName: 'nginx',
    tag: images.at(-1)?.tags.at(-1) ?? '1',
    content: `build ${String(images.length + 1)}`,
    sizeMb: 118,
    architecture: 'amd64',
    findings: 'none',
  }
}

export function pushAct(wanted: PushWanted): Act {
  const { uri, otherName, tag, content, sizeMb, architecture, findings } = wanted
  return act('lab', 'PushImage', {
    image: `${uri ?? otherName}:${tag}`,
    content,
    sizeMb,
    architectures: architecture === 'both' ? ['amd64', 'arm64'] : [architecture],
    findings: FINDINGS[findings].findings,
  })
}
