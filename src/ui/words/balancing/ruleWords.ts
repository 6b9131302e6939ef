import { listed } from '../../../look/numbers.ts'
import type { Listener, ListenerRule, RuleCondition } from '../../../model/world/balancing/listener.ts'

/** `HTTP:80`. */
export function listenerText({ protocol, port }: Listener): string {
  return `${protocol}:${String(port)}`
}

/** When a rule holds: `path /img/* and host www.example.com`; `all else`. */
export function conditionsText({ conditions }: Pick<ListenerRule, 'conditions'>): string {
  return conditions.length === 0 ? 'all else' : listed(conditions.map(conditionText))
}

function conditionText({ field, values }: RuleCondition): string {
  return `${field === 'path-pattern' ? 'path' : 'host'} ${values.join(' or ')}`
}

/** What a rule does that forwards nothing: `answers 404`, `redirects, HTTP_301`. */
export function answeredText({ action }: Pick<ListenerRule, 'action'>): string {
  if (action.type === 'fixed-response') return `answers ${action.statusCode}`
  return action.type === 'redirect' ? `redirects, ${action.statusCode}` : ''
}
