/** What every container instance of the lab runs: one release of the agent and of Docker (INS-7). */
export const VERSION_INFO = {
  agentVersion: '1.98.0',
  agentHash: '4a8c6f1d',
  dockerVersion: 'DockerVersion: 25.0.8',
} as const
