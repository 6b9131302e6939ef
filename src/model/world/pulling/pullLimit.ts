/** How many images an address may ask of Docker Hub (docs.docker.com, docker-hub/usage). */
export interface PullLimit {
  readonly host: string
  readonly pulls: number
  readonly windowMs: number
  /** By address, the times of its pulls within the window, oldest first. */
  readonly pulledAtMs: Readonly<Record<string, readonly number[]>>
}

/** Anonymous: 100 in six hours. */
export const DOCKER_HUB_PULLS = 100
export const DOCKER_HUB_WINDOW_MS = 21_600_000

/** The pulls of an address that still count. */
export function pullsWithin({ pulledAtMs, windowMs }: PullLimit, address: string, nowMs: number): readonly number[] {
  return (pulledAtMs[address] ?? []).filter((atMs) => atMs > nowMs - windowMs)
}
