/** Which page the stage stands on: it decides what is shown beside the tasks and how big the words are. */
export type StageMode = 'lab' | 'demo' | 'projector' | 'phone' | 'compare'

/**
 * How much of an instance can be seen at this zoom. full: head, slots, gauges. plain: slots alone fill the tray.
 * density: one bar for each instance.
 */
export type TrayDetail = 'full' | 'plain' | 'density'
