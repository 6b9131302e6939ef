import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { ecrHost } from '../../model/world/registry/imageReference.ts'

const IMAGE = `${ecrHost()}/shop/web:local`
const DOCKERFILE = 'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]'

/** What the prepared lab has of the workstation: an image that was built, a login, and a container. */
export const workstationSetUp: readonly Act[] = [
  act('docker', 'Build', { dockerfile: DOCKERFILE, tag: IMAGE }),
  act('docker', 'Login', { registry: ecrHost() }),
]
export const WORKSTATION_CONTAINER = act('docker', 'Run', { image: IMAGE, name: 'web' })

/** A good act of each operation of the workstation, on the prepared lab. */
export const workstationActs: readonly Act[] = [
  act('docker', 'Build', {
    dockerfile: DOCKERFILE,
    tag: 'web:2',
    files: [{ path: 'server.js', content: 'listen(8080)', sizeKb: 4 }],
    platform: ['linux/arm64'],
    buildArgs: [{ name: 'VERSION', value: '2' }],
    secrets: [{ id: 'token', value: 'hidden' }],
    target: '0',
    noCache: false,
    sizes: [{ line: 4, sizeMb: 12.5 }],
  }),
  act('docker', 'Tag', { source: IMAGE, target: 'web:3' }),
  act('docker', 'Login', { registry: 'public.ecr.aws', region: 'us-east-1' }),
  act('docker', 'Push', { image: IMAGE }),
  act('docker', 'Pull', { image: 'nginx:1.27' }),
  act('docker', 'Run', { image: IMAGE, name: 'second' }),
  act('docker', 'Stop', { container: 'web' }),
  act('docker', 'Images', {}),
  act('docker', 'History', { image: IMAGE }),
  act('docker', 'Ps', { all: true }),
]
