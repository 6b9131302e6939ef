import { assign, createActor, setup, type ActorRefFrom } from 'xstate'

/** A task as one writes it first: an actor that is told its load each 20 s, as CloudWatch samples it. */
const taskMachine = setup({
  types: {
    context: {} as { readonly sum: number; readonly samples: number },
    events: {} as { type: 'start' } | { type: 'sample'; percent: number } | { type: 'minute' } | { type: 'stop' },
  },
}).createMachine({
  context: { sum: 0, samples: 0 },
  initial: 'starting',
  states: {
    starting: { on: { start: 'running', stop: 'stopped' } },
    running: {
      on: {
        sample: {
          actions: assign(({ context, event }) => ({ sum: context.sum + event.percent, samples: context.samples + 1 })),
        },
        minute: { actions: assign({ sum: 0, samples: 0 }) },
        stop: 'stopped',
      },
    },
    stopped: { type: 'final' },
  },
})

interface Task {
  readonly actor: ActorRefFrom<typeof taskMachine>
  readonly bornSeconds: number
}

/** What a day is about: demand by the second, of tasks of so many CPU units, four on an instance. */
export interface ActorDay {
  readonly demandAt: (seconds: number) => number
  readonly unitsOfTask: number
  readonly target: number
  readonly minAt: (seconds: number) => number
  readonly max: number
}

const SAMPLE_SECONDS = 20
const START_SECONDS = 40
const BOOT_SECONDS = 150
const COOLDOWN_SECONDS = 300
const TASKS_PER_INSTANCE = 4

/** Both loops of scaling over actors, without a log, a reason or an API. @returns the desired count of each minute */
export function actorDay(day: ActorDay, lastsSeconds: number): readonly number[] {
  const tasks: Task[] = []
  const points: number[] = []
  const counts: number[] = []
  const boots: number[] = [0]
  let desired = day.minAt(0)
  let quietUntil = 0
  for (let now = 0; now <= lastsSeconds; now += SAMPLE_SECONDS) {
    const running = tasks.filter(isRunning)
    const percent = (100 * day.demandAt(now)) / Math.max(1, running.length) / day.unitsOfTask
    for (const { actor } of running) actor.send({ type: 'sample', percent })
    const room = boots.filter((one) => now - one >= BOOT_SECONDS).length * TASKS_PER_INSTANCE
    for (const [place, task] of tasks.entries()) {
      if (!isRunning(task) && now - task.bornSeconds >= START_SECONDS && place < room)
        task.actor.send({ type: 'start' })
    }
    if (now % 60 === 0 && now > 0) {
      if (running.length > 0) points.push(endMinute(running))
      desired = scaled(desired, { day, points, running: running.length, now, quietUntil })
      if (desired !== (counts.at(-1) ?? desired)) quietUntil = now + COOLDOWN_SECONDS
      counts.push(desired)
      while (boots.length * TASKS_PER_INSTANCE < desired) boots.push(now)
      while ((boots.length - 1) * TASKS_PER_INSTANCE >= desired && boots.length > 1) boots.pop()
    }
    while (tasks.length < desired) tasks.push({ actor: createActor(taskMachine).start(), bornSeconds: now })
    while (tasks.length > desired) tasks.pop()?.actor.send({ type: 'stop' })
  }
  return counts
}

function isRunning({ actor }: Task): boolean {
  return actor.getSnapshot().value === 'running'
}

function endMinute(running: readonly Task[]): number {
  const means = running.map(({ actor }) => {
    const { sum, samples } = actor.getSnapshot().context
    actor.send({ type: 'minute' })
    return sum / Math.max(1, samples)
  })
  return means.reduce((sum, one) => sum + one, 0) / means.length
}

interface Looking {
  readonly day: ActorDay
  readonly points: readonly number[]
  readonly running: number
  readonly now: number
  readonly quietUntil: number
}

/** Three minutes above the target, or fifteen below nine tenths of it; the newest datapoint is of a minute ago. */
function scaled(desired: number, { day, points, running, now, quietUntil }: Looking): number {
  const least = Math.max(desired, day.minAt(now))
  const told = points.slice(0, -1)
  if (least > desired || now < quietUntil) return least
  const metric = told.at(-1) ?? 0
  if (told.length >= 3 && told.slice(-3).every((one) => one > day.target)) {
    return Math.min(day.max, Math.max(desired, Math.ceil((running * metric) / day.target)))
  }
  const isLow = told.length >= 15 && told.slice(-15).every((one) => one < 0.9 * day.target)
  const flaps = (running * metric) / (running - 1) > day.target
  return isLow && !flaps ? Math.max(day.minAt(now), desired - 1) : desired
}
