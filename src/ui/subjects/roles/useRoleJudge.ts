import { useEffect } from 'react'
import { create } from 'zustand'
import type { RoleJudge } from '../../../look/roleKeys.ts'
import { hasRoles } from '../../../look/roles.ts'
import type { World } from '../../../model/world/world.ts'
import { part } from '../../parts/part.ts'

const useJudge = create<{ readonly judge: RoleJudge | null }>()(() => ({ judge: null }))

const loadJudge = part(() => import('../../../look/roleJudge.ts'))

/** Who judges roles, once it is there; fetched where a lab speaks of roles. `null` until then, and where none does. */
export function useRoleJudge(world: World): RoleJudge | null {
  const judge = useJudge((state) => state.judge)
  const isWanted = hasRoles(world)
  useEffect(() => {
    if (!isWanted || judge !== null) return
    loadJudge().then(
      ({ roleJudge }) => useJudge.setState({ judge: roleJudge }),
      // Without it the lens is not offered; whatever else is missing the shell says.
      () => undefined,
    )
  }, [isWanted, judge])
  return isWanted ? judge : null
}

/** The same for who is no component; `null` while it is not there. */
export function judgeNow(world: World): RoleJudge | null {
  return hasRoles(world) ? useJudge.getState().judge : null
}
