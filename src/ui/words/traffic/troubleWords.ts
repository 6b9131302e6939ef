import { counted, grouped } from '../../../look/numbers.ts'
import { shortTask } from '../../../look/names.ts'
import type { TroubleDecision } from '../../../model/world/traffic/troubleDecision.ts'
import type { Trouble, TroubleWhy } from '../../../model/world/traffic/traffic.ts'
import type { DecisionWords, Detail } from '../words.ts'

interface Spoken {
  readonly verdict: string
  readonly sentence: string
  readonly remedies: readonly string[]
}

/** Why requests began to fail (TRF-4). */
export function troubleWords({ trouble, sentCount, rule }: TroubleDecision): DecisionWords {
  const { failure, count, taskId, tasks, poolId } = trouble
  return {
    tone: 'trouble',
    ruleId: rule,
    details: [
      { label: 'answer', value: ANSWERS[failure] ?? failure },
      { label: 'within 5 s', value: `${grouped(count)} of ${grouped(sentCount)}` },
      // Of several tasks each is a link under it.
      ...(taskId === null || tasks > 1 ? [] : [{ label: 'task', value: shortTask(taskId) }]),
      ...(poolId === null ? [] : [namedPool(poolId)]),
    ],
    ...SPOKEN[trouble.why](trouble),
  }
}

const ANSWERS: Readonly<Partial<Record<Trouble['failure'], string>>> = {
  '5xx': '5xx, by the container',
  timeout: 'none: the connection times out',
}

/** `web` of `arn:…:targetgroup/web/0123…`, `front` of `arn:…:loadbalancer/app/front/0123…`, a Classic one by its name. */
function namedPool(poolId: string): Detail {
  const parts = poolId.split('/')
  const isGroup = parts.length === 3
  return { label: isGroup ? 'target group' : 'load balancer', value: parts.at(-2) ?? poolId }
}

function where({ taskId, tasks }: Trouble): string {
  return tasks > 1 ? `${counted(tasks, 'task')}` : `task ${shortTask(taskId ?? '')}`
}

/** `refuses` of one task, `refuse` of several. */
function verb({ tasks }: Trouble, one: string, several: string): string {
  return tasks > 1 ? several : one
}

const SPOKEN: Readonly<Record<TroubleWhy, (trouble: Trouble) => Spoken>> = {
  'no listener': () => ({
    verdict: 'Nothing listens where the requests go',
    sentence: 'The listener or its load balancer is gone.',
    remedies: [],
  }),
  'not active yet': () => ({
    verdict: 'The load balancer is not active yet',
    sentence: 'Until its state is active it forwards nothing.',
    remedies: [],
  }),
  'nothing registered': () => ({
    verdict: '503: the target group has no target',
    sentence:
      'A group in which nothing is registered, or everything is unused, answers 503. A rule with weights does not go on to another group.',
    remedies: ['Wait until the service has registered its tasks, or look why it has none.'],
  }),
  'no task runs': () => ({
    verdict: 'No task runs that could answer',
    sentence: 'The requests go to the tasks directly, and the service has none RUNNING.',
    remedies: [],
  }),
  'nobody there': () => ({
    verdict: '502: a target has no task behind it',
    sentence: 'Something registered an address and port at which no container listens.',
    remedies: ['Deregister the target.'],
  }),
  'no rule lets it': () => ({
    verdict: '504: no security group rule lets requests to a target',
    sentence:
      'The load balancer cannot connect to it within 10 s. A target that fails its checks for this gets requests only while no other is healthy.',
    remedies: ['Open the security group of the target to that of the load balancer, at the port of the target.'],
  }),
  'no rule lets clients in': () => ({
    verdict: 'Clients get no connection: no security group rule of the load balancer lets them in',
    sentence:
      'Their packets are dropped before the load balancer, so they get no answer and time out. It counts none of them.',
    remedies: ['Open the security group of the load balancer to its clients, at the port of its listener.'],
  }),
  refuses: (trouble) => ({
    verdict: `502: ${where(trouble)} ${verb(trouble, 'refuses', 'refuse')} connections`,
    sentence:
      'The container runs and does not listen, or not yet. The load balancer sends to it all the same while its check has not failed often enough, or when no target is healthy.',
    remedies: ['Let the health check fail sooner, or give a slow start the time that it needs.'],
  }),
  hangs: (trouble) => ({
    verdict: `504: ${where(trouble)} ${verb(trouble, 'answers', 'answer')} nothing in time`,
    sentence: 'It takes connections and sends no answer within the idle timeout of 60 s.',
    remedies: [],
  }),
  'answers 5xx': (trouble) => ({
    verdict: `${where(trouble)} ${verb(trouble, 'answers', 'answer')} with 5xx`.replace(/^t/, 'T'),
    sentence:
      'The load balancer passes the answer on: it counts as the target’s (HTTPCode_Target_5XX_Count), not as its own.',
    remedies: [],
  }),
  'too busy': (trouble) => ({
    verdict: `504: ${where(trouble)} ${verb(trouble, 'is', 'are')} too slow for what comes`,
    sentence: 'More requests come than its CPU can answer, so they wait longer than the idle timeout of 60 s.',
    remedies: ['More tasks, or more CPU for each.'],
  }),
  'is gone': (trouble) => ({
    verdict: `502: ${where(trouble)} ended with requests in flight`,
    sentence: 'Its container exited before it had answered what it had begun.',
    remedies: ['Let it finish on SIGTERM within stopTimeout, and let it drain first.'],
  }),
}
