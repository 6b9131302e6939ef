import { setup } from 'xstate'
import type { TaskEvent } from './taskSteps.ts'

/**
 * The life of a task (TSK-1). Four phases, which are the words of the course notes; inside them the steps
 * that really happen. Every step knows the `lastStatus` that the API reports in it, so this
 * machine is the only place where either vocabulary stands.
 *
 * Events are what the model decided, so there are no guards: a task without a network interface is
 * simply sent `pull` where one with an interface is sent `attachNetwork` first.
 */
export const taskMachine = setup({
  types: { events: {} as { type: TaskEvent } },
}).createMachine({
  id: 'task',
  initial: 'PENDING',
  states: {
    PENDING: {
      initial: 'waitingForCapacity',
      states: {
        waitingForCapacity: {
          meta: { lastStatus: 'PROVISIONING', label: 'Waiting for capacity' },
          on: {
            attachNetwork: '#task.PROVISIONING.attachingNetwork',
            pull: '#task.PROVISIONING.pulling',
            finish: '#task.STOPPED.stopped',
          },
        },
      },
    },
    PROVISIONING: {
      initial: 'attachingNetwork',
      on: { finish: '#task.STOPPED.stopped' },
      states: {
        attachingNetwork: {
          meta: { lastStatus: 'PROVISIONING', label: 'Attaching network' },
          on: { pull: 'pulling', cleanUp: '#task.STOPPED.cleaningUp' },
        },
        pulling: {
          meta: { lastStatus: 'PENDING', label: 'Pulling' },
          on: { activate: 'activating', stop: '#task.STOPPED.stopping' },
        },
        activating: {
          meta: { lastStatus: 'ACTIVATING', label: 'Activating' },
          on: { run: '#task.RUNNING.running', stop: '#task.STOPPED.stopping' },
        },
      },
    },
    RUNNING: {
      initial: 'running',
      on: { stop: '#task.STOPPED.stopping', finish: '#task.STOPPED.stopped' },
      states: {
        running: { meta: { lastStatus: 'RUNNING', label: 'Running' }, on: { drain: 'draining' } },
        draining: { meta: { lastStatus: 'DEACTIVATING', label: 'Draining' } },
      },
    },
    STOPPED: {
      initial: 'stopping',
      states: {
        stopping: {
          meta: { lastStatus: 'STOPPING', label: 'Stopping' },
          on: { cleanUp: 'cleaningUp', finish: 'stopped' },
        },
        cleaningUp: { meta: { lastStatus: 'DEPROVISIONING', label: 'Cleaning up' }, on: { finish: 'stopped' } },
        stopped: { meta: { lastStatus: 'STOPPED', label: 'Stopped' }, type: 'final' },
      },
    },
  },
})
