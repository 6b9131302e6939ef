import { TASK_DEFINITION_LIMITS, readJson } from '../labfile/json.ts'
import { nearestName } from '../labfile/nearest.ts'
import { shown } from '../labfile/shown.ts'
import type { Act } from '../model/api/command.ts'
import { COMMAND_SERVICES } from '../model/api/command.ts'
import { isRead, operationsOf } from '../model/api/operations.ts'

/** A question that is put to the lab whenever something has changed. */
export interface Probe {
  /** As it was typed. */
  readonly text: string
  readonly act: Act
}

/** Reads `ecs DescribeServices {"cluster":"c","services":["web"]}`. The input may be left out when there is none. */
export function readProbe(text: string): Probe | { readonly problem: string } {
  const [, serviceText = '', operation = '', inputText = ''] = /^\s*(\S+)(?:\s+(\S+))?(?:\s+(.*))?$/s.exec(text) ?? []
  const refuse = (reason: string) => ({ problem: `Probe ${shown(text)}: ${reason}` })

  const service = COMMAND_SERVICES.find((one) => one === serviceText)
  if (service === undefined) {
    return refuse(`it begins with a service (${COMMAND_SERVICES.join(', ')}), then an operation, then its input.`)
  }
  const operations = operationsOf(service)
  if (!operations.includes(operation)) {
    const near = nearestName(operation, operations)
    const reads = operations.filter((one) => isRead(service, one))
    const hint = near === undefined ? `Reads: ${reads.join(', ')}.` : `Did you mean ${near}?`
    return refuse(`${shown(operation)} is no operation of ${service}. ${hint}`)
  }
  if (!isRead(service, operation)) return refuse(`${operation} changes the lab: a probe only reads.`)

  const reading = inputText.trim() === '' ? { value: {} } : readJson(inputText, TASK_DEFINITION_LIMITS)
  if ('error' in reading) return refuse(`its input is no JSON. ${reading.error.message}`)
  const input = reading.value
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    return refuse('its input is an object, in { }.')
  }
  return { text, act: { service, operation, input: { ...input } } }
}
