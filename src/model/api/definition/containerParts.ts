import { flag, keptAs, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import { ANY_MANY, ANY_TEXT } from './definitionRefusals.ts'

const INTEGER = whole({ min: -2_147_483_648, max: 2_147_483_647 })

export const nameAndValue = struct({ name: optional(ANY_TEXT), value: optional(ANY_TEXT) })

/** Of a container's environment, and of its log driver's options. */
export const secret = struct({ name: required(text()), valueFrom: required(text({ max: 2_048 })) })

export const environmentFile = struct({ value: required(ANY_TEXT), type: required(oneOf(['s3'])) }, ({ value }) =>
  value.startsWith('arn:') ? null : { member: 'value', reason: 'Invalid arn syntax.', as: 'ClientException' },
)

export const mountPoint = struct({
  sourceVolume: optional(ANY_TEXT),
  containerPath: optional(ANY_TEXT),
  readOnly: optional(flag()),
})

export const volumeFrom = struct({ sourceContainer: optional(ANY_TEXT), readOnly: optional(flag()) })

const device = struct({
  hostPath: required(ANY_TEXT),
  containerPath: optional(ANY_TEXT),
  permissions: optional(list(oneOf(['read', 'write', 'mknod']), ANY_MANY)),
})

const tmpfs = struct({
  containerPath: required(ANY_TEXT),
  size: required(INTEGER),
  mountOptions: optional(list(ANY_TEXT, ANY_MANY)),
})

export const linuxParameters = struct({
  capabilities: keptAs(struct({ add: optional(list(ANY_TEXT, ANY_MANY)), drop: optional(list(ANY_TEXT, ANY_MANY)) })),
  devices: keptAs(list(device, ANY_MANY)),
  initProcessEnabled: keptAs(flag()),
  sharedMemorySize: keptAs(INTEGER),
  tmpfs: optional(list(tmpfs, ANY_MANY)),
  maxSwap: keptAs(INTEGER),
  swappiness: keptAs(whole({ min: 0, max: 100 })),
})

const ULIMITS = [
  'core',
  'cpu',
  'data',
  'fsize',
  'locks',
  'memlock',
  'msgqueue',
  'nice',
  'nofile',
  'nproc',
  'rss',
  'rtprio',
  'rttime',
  'sigpending',
  'stack',
] as const

export const ulimit = struct(
  { name: required(oneOf(ULIMITS)), softLimit: required(INTEGER), hardLimit: required(INTEGER) },
  ({ name, softLimit, hardLimit }) =>
    softLimit <= hardLimit || hardLimit === -1
      ? null
      : { member: 'softLimit', reason: `Soft limit exceeds hard limit for ulimit ${name}`, as: 'ClientException' },
)
