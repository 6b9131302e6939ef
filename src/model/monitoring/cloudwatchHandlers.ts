import type { cloudwatchOperations } from '../api/monitoring/cloudwatchOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { alarmHandlers } from './alarmHandlers.ts'
import { metricHandlers } from './metricHandlers.ts'

export const cloudwatchHandlers: Handlers<typeof cloudwatchOperations> = { ...alarmHandlers, ...metricHandlers }
