import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { SUBNETS } from '../../model/world/network/subnets.ts'
import type { World } from '../../model/world/world.ts'

/** A good act of each operation that decides how images come to tasks. */
export function pullingActs({ instances }: World): readonly Act[] {
  const containerInstance = [...instances.keys()][0] ?? ''
  return [
    act('lab', 'SetSubnetRoute', { subnet: SUBNETS['us-east-1a'] ?? '', route: 'endpoints' }),
    act('lab', 'SetImagePullBehavior', { cluster: 'yard', containerInstance, behavior: 'once' }),
    act('lab', 'SetDockerHubLimit', { limited: true, pulls: 20 }),
    act('lab', 'SetRegistryLogin', {
      registry: 'registry.example.com',
      username: 'me',
      password: 'mine',
      reset: false,
    }),
  ]
}
