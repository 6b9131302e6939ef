import type { Change } from './change.ts'

/** Whether a change only writes down what was: who stands where, and in which state, is the same after it. */
export function isMeasurement(change: Change): boolean {
  switch (change.kind) {
    case 'metricRecorded':
    case 'poolMeasured':
    case 'datapointsPut':
    case 'metricForgotten':
    case 'logEventsPut':
      return true
    case 'requestsFlowed':
      return change.members.length === 0
    default:
      return false
  }
}
