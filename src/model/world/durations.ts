/**
 * How long things take, in ms. AWS publishes few of these; SPEC.md says of each where it is from and
 * how exact it is (TIM-1 to TIM-9).
 */

/** TIM-1: from RUNNING to "healthy" without a load balancer and without container health checks (DEP-4). */
export const HEALTHY_AFTER_MS = 40_000
/** TIM-2: an EC2 instance boots and its agent registers. */
export const BOOT_MIN_MS = 60_000
export const BOOT_MAX_MS = 180_000
/** TIM-3: an EC2 task's image: 2 s and 40 MB/s for 200 MB compressed, pulled anew for each task. */
export const EC2_PULL_MS = 7_000
/** PUL-1: of a pull, what goes before any layer: the registry is asked for the manifest. */
export const PULL_ASK_MS = 2_000
/** TIM-4: the agent creates and starts the containers. */
export const EC2_ACTIVATE_MS = 1_000
/** TIM-5: an elastic network interface is attached (awsvpc). */
export const ATTACH_NETWORK_MS = 10_000
/** TIM-6: Fargate finds a host, then attaches the interface, pulls at 15 MB/s, activates. */
export const FARGATE_HOST_MS = 7_700
export const FARGATE_PULL_MS = 15_300
export const FARGATE_ACTIVATE_MS = 3_000
/** TIM-7: a container that heeds its stop signal is gone after this, or after its stopTimeout if that is shorter. */
export const SIGTERM_EXIT_MS = 3_000
/** TIM-9: a container that others wait for to complete does its work in this, where nothing was said of it. */
export const INIT_EXIT_MS = 5_000
/** TIM-8: an interface is detached and deleted (awsvpc). */
export const CLEAN_UP_MS = 12_000

/** ALB-2: from a load balancer's creation until it is active. */
export const PROVISIONING_MS = 120_000
/** ALB-4: from a target's registration until its first check. */
export const FIRST_CHECK_MIN_MS = 3_100
export const FIRST_CHECK_MAX_MS = 3_600

/** ALB-12: ECS looks at the targets of a task this often, from when it registered them. */
export const TARGET_LOOK_MS = 10_000
/** ALB-13: from a task's stop until ECS deregisters its targets. */
export const DEREGISTER_AFTER_MS = 10_000

/** CPR-10: from the notice of a Spot interruption until the instance is gone. */
export const SPOT_NOTICE_MS = 120_000

/** CPR-9: managed draining waits so long at most (guide, managed instance draining). */
export const MANAGED_DRAINING_MAX_MS = 48 * 3_600_000

/** DEP-9: after stopping or starting tasks, the service scheduler looks again this much later. */
export const SCHEDULER_GAP_MS = 4_000
/** DEP-9: the first look after a command. */
export const SCHEDULER_DELAY_MS = 1_000
/** DEP-22: the alarms of a deployment watch on for less than five minutes, unless it is said. */
export const BAKE_MAX_MS = 299_000
export const DAY_MS = 86_400_000

/** MET-1: one datapoint a minute. */
export const METRIC_PERIOD_MS = 60_000
/** MET-6: from the end of a minute until its datapoint is told. */
export const METRIC_DELAY_MS = 60_000
/** TSK-8: a stopped task can be described for an hour. */
export const STOPPED_VISIBLE_MS = 3_600_000
/** SVC-12: a deleted cluster and an INACTIVE service can be described "for a period of time": the model's is the same. */
export const DELETED_VISIBLE_MS = 3_600_000
/** DEF-8: ECS looks "periodically" whether what is to be deleted is still referred to. */
export const DEFINITION_CHECK_MS = 600_000
/** SVC-7: an event is not repeated within six hours unless what it says was resolved. */
export const EVENT_REPEAT_MS = 6 * 3_600_000

/** SVC-15: how long a service waits after a first start that failed, and at most. AWS says no more than the 27 minutes. */
export const START_RETRY_MIN_MS = 10_000
export const START_RETRY_MAX_MS = 1_620_000

/** SVC-5: how many tasks a service launches a minute (AWS General Reference, ECS quotas). */
export const LAUNCHES_A_MINUTE = 500

/** How long after it was refused an agent asks again; ECS's agent waits longer and longer, up to five minutes (ROL-7). */
export const REGISTER_RETRY_MS = 60_000
