import { SCALING_LASTS_MS, SCALING_ORIGIN_MS, scalingFile } from '../../lessons/scalingDemo.ts'
import { otherSideActs } from '../../lessons/scalingPolicies.ts'
import type { AddressedDemo } from '../demoParts/addressedDemo.ts'
import {
  readScalingAddress,
  readScalingSearch,
  writeScalingAddress,
  type ScalingAddress,
  type ScalingSearch,
} from './scalingSearch.ts'

/** The demo is its address: load, policy, limits, cluster, moment, comparison. */
export const SCALING: AddressedDemo<ScalingAddress, ScalingSearch> = {
  originMs: SCALING_ORIGIN_MS,
  readSearch: readScalingSearch,
  read: readScalingAddress,
  write: writeScalingAddress,
  runOf: ({ setting, other }) => ({
    file: scalingFile(setting),
    originMs: SCALING_ORIGIN_MS,
    otherActs: other === null ? null : otherSideActs(setting, other),
    // Two hours of traffic at each step would have the clock wait for them.
    forecastMs: other === null ? SCALING_LASTS_MS : null,
  }),
}
