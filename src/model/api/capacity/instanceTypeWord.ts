import { headOf } from '../../../base/foreignText.ts'
import { INSTANCE_TYPES } from '../../world/capacity/instanceTypes.ts'
import { oneOf, type StringShape } from '../shape.ts'
import type { InstanceType } from '../../world/capacity/instanceTypes.ts'

/** One of the types of the model's table, in AWS's spelling. */
export const instanceTypeWord: StringShape<InstanceType> = {
  ...oneOf(INSTANCE_TYPES),
  otherWord: (given) => `the lab knows ${INSTANCE_TYPES.join(', ')}, not "${headOf(given, 40)}"`,
}
