import { imageTitle } from '../../../look/imageLook.ts'
import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { BuildInput } from '../../../model/api/workstation/requestOf.ts'
import { ecrHost } from '../../../model/world/registry/imageReference.ts'
import { shownName } from '../../../model/world/workstation/localNames.ts'
import { newestJob } from '../../../model/world/workstation/workstationNow.ts'
import type { World } from '../../../model/world/world.ts'

const SAMPLE = `FROM node:22-alpine
WORKDIR /app
COPY package.json ./
RUN npm ci --omit=dev
COPY server.js ./
EXPOSE 8080
CMD ["node", "server.js"]`

export const BUILD_PLATFORMS = ['linux/amd64', 'linux/arm64', 'both'] as const
type BuildPlatform = (typeof BUILD_PLATFORMS)[number]

/** A build, as its form has it: a Dockerfile and two files beside it. */
export interface BuildWanted {
  readonly dockerfile: string
  readonly tag: string
  readonly platform: BuildPlatform
  readonly packageJson: string
  readonly serverJs: string
}

/** That of the last build, so that the next one shows what the cache has of it. */
export function firstBuild(world: World): BuildWanted {
  const last = newestJob(world, 'build')
  const repository = [...world.repositories.keys()].at(-1)
  return {
    dockerfile: last?.build.dockerfile ?? SAMPLE,
    tag: last?.tags[0] === undefined ? `${repository ?? 'web'}:1` : shownName(last.tags[0]),
    platform: 'linux/amd64',
    packageJson: '{ "dependencies": { "express": "5" } }',
    serverJs: 'listen(8080)',
  }
}

export function buildInput({ dockerfile, tag, platform, packageJson, serverJs }: BuildWanted): BuildInput {
  const files = [
    { path: 'package.json', content: packageJson },
    { path: 'server.js', content: serverJs },
  ]
  const platforms = platform === 'both' ? (['linux/amd64', 'linux/arm64'] as const) : [platform]
  return { dockerfile, ...(tag !== '' && { tag }), platform: platforms, files }
}

export function buildAct(wanted: BuildWanted): Act {
  return act('docker', 'Build', buildInput(wanted))
}

/** The names of the workstation's images, the newest first. */
export function localNames({ localImages }: World): readonly string[] {
  return [...localImages.values()].flatMap(({ names }) => names.map(shownName)).reverse()
}

/** To which registry a login is likely: the one that an image is named for, else one's own. */
export function likelyRegistry({ repositories }: World): string {
  return [...repositories.values()].at(-1)?.host ?? ecrHost()
}

/** What a name says of where it is pushed to; its end, which a field is too narrow for, stands in it. */
export function goesTo(name: string): string {
  const short = imageTitle(name)
  return short === name ? 'With its registry, where it is to be pushed.' : `It can be pushed as ${short}.`
}
