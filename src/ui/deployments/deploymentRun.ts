import { DEPLOYMENT_ORIGIN_MS, DEPLOYMENT_SERVICE_KEY } from '../../lessons/deploymentDemo.ts'
import type { RunOf } from '../demoParts/RunTimeline.tsx'

/** All kinds as they are usually set are over by then. */
const SHOWN_MS = 20 * 60_000

/** A minute before the deployment is shown too. */
export const DEPLOYMENT_RUN: RunOf = {
  serviceKey: DEPLOYMENT_SERVICE_KEY,
  originMs: DEPLOYMENT_ORIGIN_MS,
  leadMs: 60_000,
  lastsMs: SHOWN_MS,
}
