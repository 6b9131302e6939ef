import { counted } from '../../../look/numbers.ts'
import { act } from '../../../model/api/act.ts'
import { streamsOf } from '../../../model/world/logs/keptEvents.ts'
import { logGroupWords } from '../../words/logs/logWords.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { SubjectView } from '../subjectView.ts'
import { logGroupActs } from './logActs.ts'

const LogsTab = lazyPart(() => import('./LogsTab.tsx').then((module) => module.LogsTab))

/** A log group, by its name. */
export const logGroupView: SubjectView = {
  tabs: [{ id: 'logs', label: 'Logs', Content: LogsTab }],
  head(id, { world }) {
    const group = world.logGroups.get(id)
    return group === undefined ? null : { object: `log group ${id}`, atMs: world.nowMs, ...logGroupWords(group, world) }
  },
  acts(id, world) {
    const group = world.logGroups.get(id)
    return group === undefined ? null : { heading: `Log group ${id}`, acts: logGroupActs(group) }
  },
  line(id, world) {
    if (!world.logGroups.has(id)) return null
    const detail = counted(streamsOf(world, id).length, 'stream')
    return { name: id, detail, words: `log group ${id}, ${detail}` }
  },
  describe(id) {
    return { act: act('logs', 'DescribeLogGroups', { logGroupNamePrefix: id }), field: 'logGroups' }
  },
}
