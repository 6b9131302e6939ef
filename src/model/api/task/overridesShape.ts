import { resourceRequirement } from '../definition/containerShape.ts'
import { absent, keptAs, list, oneOf, optional, required, struct, text, whole, type InputOf } from '../shape.ts'

/** Overrides have 8,192 characters together, so nothing in them is longer: what is, is refused for that. */
const anyText = text({ min: 0, max: 100_000 })
/** Out of range is for `overridesFor` to refuse, in ECS's words. */
const size = whole({ min: -2_147_483_648, max: 2_147_483_647 })
const any = { max: 8_192 }

const containerOverride = struct({
  name: optional(anyText),
  command: keptAs(list(anyText, any)),
  environment: optional(list(struct({ name: optional(anyText), value: optional(anyText) }), any)),
  environmentFiles: optional(list(struct({ value: required(anyText), type: required(oneOf(['s3'])) }), any)),
  cpu: optional(size),
  memory: optional(size),
  memoryReservation: optional(size),
  resourceRequirements: optional(list(resourceRequirement, any)),
})

/** What RunTask and StartTask may have otherwise than the definition says (api, TaskOverride). */
export const overridesShape = struct({
  containerOverrides: optional(list(containerOverride, any)),
  cpu: optional(anyText),
  memory: optional(anyText),
  ephemeralStorage: optional(struct({ sizeInGiB: required(size) })),
  executionRoleArn: optional(anyText),
  taskRoleArn: optional(anyText),
  inferenceAcceleratorOverrides: absent('inference accelerators', 'list'),
})

export type OverridesInput = InputOf<typeof overridesShape>
